import { Injectable } from '@nestjs/common';
import { createSnapshot, restoreSnapshot, statFile, AgentError, type AgentClient } from '@constellation/agent-protocol';
import type { InputOf, OutputOf } from '@constellation/contracts-kernel';
import type { revertRunFiles } from '@constellation/contracts-workspace';
import { withAgent } from '../agents/agent-failure.ts';
import { requireRun } from '../tools/acting-run.ts';
import { ToolLedger } from '../tools/tool-ledger.ts';
import { AddressedWorkspace } from '../workspaces/addressed-workspace.ts';

type Input = InputOf<typeof revertRunFiles>;
type Reverted = OutputOf<typeof revertRunFiles>['items'][number];

/** Paths in one request to the agent. */
const batch = 100;

/** Puts a run's files back, each only while it is as the run left it, or as the person saw it who said "revert anyway". */
@Injectable()
export class RevertRunFiles {
  constructor(
    private readonly addressed: AddressedWorkspace,
    private readonly ledger: ToolLedger,
  ) {}

  async execute(input: Input): Promise<OutputOf<typeof revertRunFiles>> {
    requireRun(input.runId);
    const agent = await this.addressed.agent(input.workspaceId);
    const row = await this.addressed.row(input.workspaceId);
    return withAgent(
      async () => {
        const wanted = await this.expectations(input);
        const items = input.paths.filter(({ path }) => !wanted.has(path)).map(({ path }): Reverted => ({ path, result: 'unchanged' }));
        if (input.dryRun) return { items: [...items, ...(await Promise.all([...wanted].map(([path, tag]) => preview(agent, path, tag))))] };
        // What is there now can be brought back, too.
        await agent.call(createSnapshot, { label: `${input.runId} before revert`, include: [...wanted.keys()] }, { timeoutMs: 20_000 });
        const reverted = await this.restore(agent, input, wanted);
        for (const { path, result, tag } of reverted)
          if (result === 'reverted')
            await this.ledger.noteLeft({ runId: input.runId, workspaceId: row._id, projectId: row.projectId }, path, tag);
        return { items: [...items, ...reverted] };
      },
      { not_found: 'snapshot.not_found' },
    );
  }

  /** For each path that the run changed, the tag it must still have; undefined: it must not exist. */
  private async expectations({ runId, paths }: Input): Promise<Map<string, string | undefined>> {
    const wanted = new Map<string, string | undefined>();
    for (const { path, tag } of paths) {
      const known = await this.ledger.path(runId, path);
      if (known?.leftTag === undefined) continue;
      const expected = tag ?? known.leftTag;
      wanted.set(path, expected === '' ? undefined : expected);
    }
    return wanted;
  }

  private async restore(agent: AgentClient, { snapshotId }: Input, wanted: Map<string, string | undefined>): Promise<Reverted[]> {
    const paths = [...wanted].map(([path, tag]) => ({ path, ifMatch: tag ?? null }));
    const items: Reverted[] = [];
    for (let at = 0; at < paths.length; at += batch) {
      const { results } = await agent.call(restoreSnapshot, { id: snapshotId, paths: paths.slice(at, at + batch) }, { timeoutMs: 25_000 });
      for (const { path, outcome, etag } of results.filter((found) => wanted.has(found.path)))
        items.push({ path, result: resultOf[outcome], ...(etag === undefined ? {} : { tag: etag }) });
    }
    return items;
  }
}

const resultOf = { restored: 'reverted', removed: 'reverted', unchanged: 'unchanged', stale: 'conflict', failed: 'conflict' } as const;

/** What a revert would do, without doing it. */
const preview = async (agent: AgentClient, path: string, expected: string | undefined): Promise<Reverted> => {
  const found = await agent.call(statFile, { path, follow: true, etag: true }).catch((error: unknown) => {
    if (error instanceof AgentError && error.code === 'not_found') return undefined;
    throw error;
  });
  const tag = found?.etag;
  return { path, result: tag === expected ? 'reverted' : 'conflict', ...(tag === undefined ? {} : { tag }) };
};
