import { listFolder, removeEntry, type AgentClient } from '@constellation/agent-protocol';
import { attended } from '../agents/attended.ts';

/** A root with more was not filled by a template or git. */
const mostEntries = 50_000;

/** Removes what an earlier attempt to fill the workspace left; only for one that was never filled. */
export const clearRoot = async (client: AgentClient, signal: AbortSignal): Promise<void> => {
  const names: string[] = [];
  for await (const message of attended(await client.open(listFolder, { path: '' }, { signal })))
    if (message.kind === 'item' && names.length < mostEntries) names.push(...message.item.entries.map(({ path }) => path));
  for (const path of names) await client.call(removeEntry, { path, recursive: true }, { signal });
};
