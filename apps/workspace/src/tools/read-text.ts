import { readFile, type AgentClient } from '@constellation/agent-protocol';
import { attended } from '../agents/attended.ts';
import { ToolFailure } from './tool-failure.ts';

/** Largest file that tools take as text. */
export const maxTextBytes = 8 * 1024 * 1024;

export interface TextFile {
  text: string;
  etag: string;
  mode: number;
}

/** A whole UTF-8 file; a byte order mark stays part of it. Throws for binary, other encodings and more than 8 MiB. */
export const readText = async (agent: AgentClient, path: string, signal?: AbortSignal): Promise<TextFile> => {
  const stream = await agent.open(readFile, { path, text: true, maxBytes: maxTextBytes }, signal === undefined ? {} : { signal });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const message of attended(stream)) {
    if (message.kind !== 'bytes') continue;
    chunks.push(message.bytes);
    size += message.bytes.length;
    if (size > maxTextBytes) throw new ToolFailure('file.too_large', 'The file is too large.');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
    return { text, etag: stream.opened.etag, mode: stream.opened.mode };
  } catch {
    throw new ToolFailure('file.binary', 'The file is not UTF-8 text.');
  }
};
