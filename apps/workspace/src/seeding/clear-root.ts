import { listFolder, removeEntry, type AgentClient } from '@constellation/agent-protocol';

/** Removes what an earlier attempt to fill the workspace left; only for one that was never filled. */
export const clearRoot = async (client: AgentClient, signal: AbortSignal): Promise<void> => {
  const names: string[] = [];
  for await (const message of await client.open(listFolder, { path: '' }, { signal }))
    if (message.kind === 'item') names.push(...message.item.entries.map(({ path }) => path));
  for (const path of names) await client.call(removeEntry, { path, recursive: true }, { signal });
};
