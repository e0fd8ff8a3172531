import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { terminate } from '../process/terminate.ts';
import { reapAgents } from './reap-agents.ts';
import { livingProcesses, readRunning } from './running-record.ts';

const graceMs = 20_000;

/** Ends what a launcher that was itself killed has left running on this folder, services before stores. Answers how many processes there were. */
export async function reapLeftovers(dataFolder: string): Promise<number> {
  const left = livingProcesses(readRunning(dataFolder));
  const stores = left.filter(({ name }) => name === 'mongod' || name === 'redis-server');
  const others = left.filter((process) => !stores.includes(process));
  await Promise.all(others.map((process) => terminate(process, graceMs)));
  const agents = await reapAgents(dataFolder);
  await Promise.all(stores.map((process) => terminate(process, graceMs)));
  rmSync(join(dataFolder, 'running.json'), { force: true });
  return left.length + agents;
}
