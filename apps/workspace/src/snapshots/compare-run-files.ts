import { Injectable } from '@nestjs/common';
import { AgentError, readFile, readSnapshot, type AgentClient, type SnapshotChange } from '@constellation/agent-protocol';
import type { InputOf, OutputOf } from '@constellation/contracts-kernel';
import type { ChangedFile, compareRunFiles, readChangedFile } from '@constellation/contracts-workspace';
import { diffLines, splitLines } from '@constellation/core-diff';
import { attended } from '../agents/attended.ts';
import { withAgent } from '../agents/agent-failure.ts';
import { requireRun } from '../tools/acting-run.ts';
import { ToolLedger } from '../tools/tool-ledger.ts';
import { changesSince } from '../tools/take-snapshot.ts';
import { AddressedWorkspace } from '../workspaces/addressed-workspace.ts';
import { readBytes } from './read-bytes.ts';

const mostFiles = 500;
/** Larger files are shown without counted lines. */
const comparedBytes = 1024 * 1024;
const shownBytes = 90 * 1024;
const notFound = { not_found: 'snapshot.not_found' } as const;

/** What a run changed, from a snapshot to now. */
@Injectable()
export class CompareRunFiles {
  constructor(
    private readonly addressed: AddressedWorkspace,
    private readonly ledger: ToolLedger,
  ) {}

  async execute({ workspaceId, runId, snapshotId }: InputOf<typeof compareRunFiles>): Promise<OutputOf<typeof compareRunFiles>> {
    requireRun(runId);
    const agent = await this.addressed.agent(workspaceId, 'bulk');
    const touched = await this.ledger.touched(runId, mostFiles + 1);
    if (touched.length === 0) return { items: [], truncated: false };
    const left = new Map(touched.slice(0, mostFiles).map(({ path, leftTag }) => [path, leftTag ?? '']));
    return withAgent(async () => {
      const changes = (await changesSince(agent, snapshotId, [...left.keys()])).filter(({ path }) => left.has(path));
      const items: ChangedFile[] = [];
      for (const change of changes)
        items.push({ ...(await describe(agent, snapshotId, change)), editedSince: (change.after ?? '') !== left.get(change.path) });
      return { items: items.toSorted((a, b) => (a.path < b.path ? -1 : 1)), truncated: touched.length > mostFiles };
    }, notFound);
  }

  async read({ workspaceId, snapshotId, path }: InputOf<typeof readChangedFile>): Promise<OutputOf<typeof readChangedFile>> {
    const agent = await this.addressed.agent(workspaceId, 'bulk');
    return withAgent(async () => {
      const [before, after] = await Promise.all([bytesBefore(agent, snapshotId, path, shownBytes), bytesNow(agent, path, shownBytes)]);
      const tooLarge = before === 'too-large' || after === 'too-large';
      const texts = { before: textOf(before), after: textOf(after) };
      return {
        ...(texts.before === undefined ? {} : { before: texts.before }),
        ...(texts.after === undefined ? {} : { after: texts.after }),
        tooLarge,
      };
    });
  }
}

type Bytes = Uint8Array | 'too-large' | undefined;

const status = { added: 'added', modified: 'modified', deleted: 'deleted', oversized: 'modified' } as const;

const describe = async (
  agent: AgentClient,
  snapshotId: string,
  { path, change, after: tag }: SnapshotChange,
): Promise<Omit<ChangedFile, 'editedSince'>> => {
  const before = change === 'added' ? undefined : await bytesBefore(agent, snapshotId, path, comparedBytes);
  const after = change === 'deleted' ? undefined : await bytesNow(agent, path, comparedBytes);
  const texts = [textOf(before) ?? '', textOf(after) ?? ''] as const;
  const isBinary = (isBytes(before) && textOf(before) === undefined) || (isBytes(after) && textOf(after) === undefined);
  const changes = diffLines(splitLines(texts[0]), splitLines(texts[1]));
  return {
    path,
    status: status[change],
    linesAdded: changes.reduce((sum, part) => sum + part.afterEnd - part.afterStart, 0),
    linesRemoved: changes.reduce((sum, part) => sum + part.beforeEnd - part.beforeStart, 0),
    isBinary,
    ...(tag === undefined ? {} : { tag }),
  };
};

const isBytes = (bytes: Bytes): bytes is Uint8Array => bytes instanceof Uint8Array;

const textOf = (bytes: Bytes): string | undefined => {
  if (!isBytes(bytes) || bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const bytesBefore = (agent: AgentClient, id: string, path: string, limit: number): Promise<Bytes> =>
  absentIfMissing(async () => readBytes(attended(await agent.open(readSnapshot, { id, path }), 10_000), limit));

const bytesNow = (agent: AgentClient, path: string, limit: number): Promise<Bytes> =>
  absentIfMissing(async () => readBytes(attended(await agent.open(readFile, { path }), 10_000), limit));

const absentIfMissing = async (read: () => Promise<Bytes>): Promise<Bytes> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AgentError && ['not_found', 'is_directory', 'not_regular', 'not_directory'].includes(error.code)) return undefined;
    throw error;
  }
};
