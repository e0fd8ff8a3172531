import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, type ProcessIdentity } from '../process/process-identity.ts';
import { readProcessTable, withDescendants } from '../process/process-table.ts';
import { terminate } from '../process/terminate.ts';
import { readJson } from './json-file.ts';

/** What the workspace service writes of each agent it starts; the fields that matter here. */
interface AgentRecord {
  pid: number;
  startTime: number | string;
  /** The agent itself, where `pid` is the first process of its namespace. */
  agent?: { pid: number; startTime: number | string };
  /** The workspace's own user, where it has one. */
  uid?: number;
  bootId?: string;
}

const graceMs = 5000;
const firstWorkspaceUid = 200_000;

/**
 * Ends the agents of all workspaces, which outlive their service on purpose, with everything they have started: each
 * agent is asked to flush its files first. Answers how many there were.
 */
export async function reapAgents(dataFolder: string): Promise<number> {
  const folder = join(dataFolder, 'workspace', 'agents');
  const paths = recordNames(folder).map((name) => join(folder, name));
  const reaped = await Promise.all(paths.map((path) => reap(path)));
  return reaped.filter((wasAlive) => wasAlive).length;
}

async function reap(path: string): Promise<boolean> {
  const record = readJson(path) as AgentRecord | undefined;
  const isCurrent = record !== undefined && (record.bootId === undefined || record.bootId === bootId());
  const root = isCurrent ? identity(record) : undefined;
  const wasAlive = root !== undefined && isAlive(root);
  if (record && root && wasAlive) await endWorkspace(record, root);
  rmSync(path, { force: true });
  return wasAlive;
}

async function endWorkspace(record: AgentRecord, root: ProcessIdentity): Promise<void> {
  const table = readProcessTable();
  const isOwn = (uid: number): boolean => uid >= firstWorkspaceUid && uid === record.uid;
  const started = withDescendants(table, [root.pid, ...table.filter(({ uid }) => isOwn(uid)).map(({ pid }) => pid)]);
  await terminate(record.agent ? identity(record.agent) : root, graceMs);
  await Promise.all([root, ...started].map((process) => terminate(process, 0)));
  const late = readProcessTable().filter(({ uid }) => isOwn(uid)); // forked while the others were being ended
  await Promise.all(late.map((process) => terminate(process, 0)));
}

function identity({ pid, startTime }: { pid: number; startTime: number | string }): ProcessIdentity {
  return { pid, startTime: String(startTime) };
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function recordNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
