import {
  type AgentClient,
  type ClientStream,
  readFile,
  type StreamVerb,
  type VerbItem,
  type VerbSentInput,
} from '@constellation/agent-protocol';

/** All bytes of a stream until its end. */
export const collectBytes = async (stream: ClientStream): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const message of stream) if (message.kind === 'bytes') chunks.push(message.bytes);
  return Buffer.concat(chunks);
};

/** All events of a stream until its end. */
export const collectItems = async <V extends StreamVerb>(stream: ClientStream<V>): Promise<VerbItem<V>[]> => {
  const items: VerbItem<V>[] = [];
  for await (const message of stream) if (message.kind === 'item') items.push(message.item);
  return items;
};

/** A file's bytes. */
export const readBytes = async (
  client: AgentClient,
  path: string,
  input: Partial<VerbSentInput<typeof readFile>> = {},
): Promise<Uint8Array> => collectBytes(await client.open(readFile, { ...input, path }));

export const readText = async (client: AgentClient, path: string): Promise<string> =>
  new TextDecoder().decode(await readBytes(client, path));

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
