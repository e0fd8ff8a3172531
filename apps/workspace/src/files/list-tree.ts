import { Injectable } from '@nestjs/common';
import { listTree as listTreeVerb, type Entry } from '@constellation/agent-protocol';
import type { InputOf, OutputOf } from '@constellation/contracts-kernel';
import type { listTree } from '@constellation/contracts-workspace';
import { currentCall } from '@constellation/transport';
import { withAgent } from '../agents/agent-failure.ts';
import { AddressedWorkspace } from '../workspaces/addressed-workspace.ts';
import { toFileEntry } from './file-entry.ts';

/** A page must fit a message; entries with long names fill it before their number does. */
const maxPageBytes = 200_000;

@Injectable()
export class ListTree {
  constructor(private readonly addressed: AddressedWorkspace) {}

  async execute({ workspaceId, path, depth, limit, cursor }: InputOf<typeof listTree>): Promise<OutputOf<typeof listTree>> {
    const agent = await this.addressed.agent(workspaceId);
    return withAgent(async () => {
      const page = await readPage(agent, { path, depth, limit, cursor });
      const items = page.entries.map(toFileEntry);
      if (JSON.stringify(items).length <= maxPageBytes)
        return { items, ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) };
      // Rare: ask again for as many as fit, so that the cursor is the agent's own.
      const fitting = Math.max(1, Math.floor((items.length * maxPageBytes) / JSON.stringify(items).length) - 1);
      const smaller = await readPage(agent, { path, depth, limit: fitting, cursor });
      return { items: smaller.entries.map(toFileEntry), ...(smaller.nextCursor === undefined ? {} : { nextCursor: smaller.nextCursor }) };
    });
  }
}

type Agent = Awaited<ReturnType<AddressedWorkspace['agent']>>;

const readPage = async (agent: Agent, input: { path: string; depth: number; limit: number; cursor: string | undefined }) => {
  const signal = currentCall()?.signal;
  const { cursor, ...rest } = input;
  const stream = await agent.open(
    listTreeVerb,
    { ...rest, ...(cursor === undefined ? {} : { cursor }) },
    signal === undefined ? {} : { signal },
  );
  const entries: Entry[] = [];
  for await (const message of stream) {
    if (message.kind === 'item') entries.push(...message.item.entries);
    // A page that is longer than asked for comes from an agent that is not ours.
    if (entries.length > input.limit) break;
  }
  if (entries.length > input.limit) return { entries: entries.slice(0, input.limit), nextCursor: undefined };
  return { entries, nextCursor: (await stream.ended).nextCursor };
};
