import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, type ProcessIdentity } from '../process/process-identity.ts';
import { terminate } from '../process/terminate.ts';
import { readJson } from './json-file.ts';
import { livingProcesses, readRunning } from './running-record.ts';

const agentGraceMs = 5000;
const processGraceMs = 20_000;

/** Ends the agents of all workspaces, which outlive their service on purpose: each flushes its files and leaves. Answers how many there were. */
export async function reapAgents(dataFolder: string): Promise<number> {
  const folder = join(dataFolder, 'workspace', 'agents');
  const records = recordFiles(folder).map((name) => join(folder, name));
  const agents = records.flatMap((path) => {
    const { pid, startTime } = (readJson(path) as Partial<Record<keyof ProcessIdentity, string | number>> | undefined) ?? {};
    const agent = { pid: Number(pid), startTime: String(startTime) };
    return isAlive(agent) ? [agent] : [];
  });
  await Promise.all(agents.map((agent) => terminate(agent, agentGraceMs)));
  for (const path of records) rmSync(path, { force: true });
  return agents.length;
}

/** Ends what a launcher that was itself killed has left running on this folder, services before stores. Answers how many processes there were. */
export async function reapLeftovers(dataFolder: string): Promise<number> {
  const left = livingProcesses(readRunning(dataFolder));
  const stores = left.filter(({ name }) => name === 'mongod' || name === 'redis-server');
  const others = left.filter((process) => !stores.includes(process));
  await Promise.all(others.map((process) => terminate(process, processGraceMs)));
  const agents = await reapAgents(dataFolder);
  await Promise.all(stores.map((process) => terminate(process, processGraceMs)));
  rmSync(join(dataFolder, 'running.json'), { force: true });
  return left.length + agents;
}

function recordFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
