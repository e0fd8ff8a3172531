import type { ChildProgram } from '../process/child.ts';

/** What differs from one mongod of the stack to another. */
export interface MongoSettings {
  path: string;
  port: number;
  folder: string;
  keyFile: string;
  logFile: string;
  env: NodeJS.ProcessEnv;
}

/** mongod as a single-node replica set on loopback, with access control by key file. */
export function mongoProgram(settings: MongoSettings): ChildProgram {
  const listening = ['--bind_ip', '127.0.0.1', '--port', String(settings.port), '--nounixsocket'];
  const storage = ['--dbpath', settings.folder, '--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '256'];
  const membership = ['--replSet', 'rs0', '--keyFile', settings.keyFile];
  const quiet = ['--quiet', '--setParameter', 'diagnosticDataCollectionEnabled=false'];
  return {
    name: 'mongod',
    command: settings.path,
    args: [...listening, ...storage, ...membership, ...quiet],
    env: settings.env,
    logFile: settings.logFile,
  };
}
