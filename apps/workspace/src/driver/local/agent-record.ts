import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workspaceIdSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';

const identitySchema = { pid: z.number().int().positive(), startTime: z.number().int().nonnegative() };

/** `<WORKSPACE_DATA>/agents/<id>.json`: what runs, for the next service process and for the launcher, which reaps by it. */
export const agentRecordSchema = z.object({
  workspaceId: workspaceIdSchema,
  generation: z.number().int().positive(),
  /** Killing this process ends all of a namespace's; without a namespace it is the agent, and the leader of its group. */
  ...identitySchema,
  agent: z.object(identitySchema),
  uid: z.number().int().positive().optional(),
  isolation: z.enum(['namespace', 'none']),
  socket: z.string(),
  /** Start times count from boot, so a record is worth nothing after the next one. */
  bootId: z.string(),
});
export type AgentRecord = z.output<typeof agentRecordSchema>;

export const readBootId = async (): Promise<string> => (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();

/** Undefined when there is none, it is damaged or from before a reboot: then processes are looked for by other marks. */
export const readAgentRecord = async (path: string): Promise<AgentRecord | undefined> => {
  try {
    const record = agentRecordSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return record.bootId === (await readBootId()) ? record : undefined;
  } catch {
    return undefined;
  }
};

export const writeAgentRecord = async (path: string, record: AgentRecord): Promise<void> => {
  await writeFile(`${path}.next`, JSON.stringify(record), { mode: 0o600 });
  await rename(`${path}.next`, path);
};

export const removeAgentRecord = (path: string): Promise<void> => rm(path, { force: true });

export const readAgentRecords = async (data: string): Promise<AgentRecord[]> => {
  const folder = join(data, 'agents');
  const names = await readdir(folder).catch(() => []);
  const records = await Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => readAgentRecord(join(folder, name))));
  return records.filter((record) => record !== undefined);
};
