import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addServicePorts } from '../data-folder/ports.ts';
import { openSecrets } from '../data-folder/secrets.ts';
import { runCommand } from '../process/run-command.ts';
import { sharedVariables } from '../services/service-environment.ts';
import { findRunningStack } from './running-stack.ts';

/** `make reset-password USER=address`: prints a one-time link by which that person sets a new password. */
export async function resetPassword(checkout: string, [email]: readonly string[]): Promise<number> {
  if (email === undefined) return fail('Say whose: make reset-password USER=somebody@example.org');
  const stack = await findRunningStack(checkout);
  const main = join(checkout, 'apps', 'gateway', 'dist', 'main.js');
  if (stack.kind !== 'embedded' || !existsSync(main))
    return fail('Nothing is running here. "make start" first; the link is made by what runs.');
  const { running, dataFolder } = stack;
  const portOf = (name: string): number => running.processes.find((process) => process.name === name)?.port ?? 0;
  const stores = { mongo: portOf('mongod'), redis: portOf('redis-server') };
  const env = {
    ...process.env,
    ...sharedVariables('gateway', {
      ports: await addServicePorts(stores, 0, false),
      secrets: openSecrets(dataFolder),
      mongoServer: process.env['MONGODB_URI'] ?? `mongodb://127.0.0.1:${stores.mongo}/?replicaSet=rs0`,
      redisServer: process.env['REDIS_URL'],
    }),
    PUBLIC_URL: running.url,
  };
  const result = await runCommand(process.execPath, [main, 'reset-password', email], { env, timeout: 30_000 });
  if (result.code !== 0) return fail(reasonIn(result.stderr));
  process.stdout.write(result.stdout);
  return 0;
}

// The gateway writes one JSON line; its first line of text is the sentence for a person.
function reasonIn(output: string): string {
  try {
    return (
      String((JSON.parse(output) as { stack?: string }).stack)
        .split('\n')[0]
        ?.replace(/^Error: /, '') ?? output
    );
  } catch {
    return output;
  }
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
