import { createHash } from 'node:crypto';
import type { ShadowGit } from './shadow-git.ts';

/** Blobs asked for at once; with 2 MiB each at most this stays within what one git call may answer. */
const groupSize = 24;

/** The tags of blobs, by id. */
export const blobEtags = async (git: ShadowGit, ids: Iterable<string>): Promise<Map<string, string>> => {
  const wanted = [...new Set(ids)];
  const tags = new Map<string, string>();
  for (let at = 0; at < wanted.length; at += groupSize) {
    const output = await git.bytes(['cat-file', '--batch'], `${wanted.slice(at, at + groupSize).join('\n')}\n`);
    for (const { id, content } of parseBatch(output)) tags.set(id, `sha256-${createHash('sha256').update(content).digest('hex')}`);
  }
  return tags;
};

/** `<id> blob <size>`, newline, content, newline, and so on. */
function* parseBatch(output: Buffer): Generator<{ id: string; content: Buffer }, void> {
  for (let at = 0; at < output.length;) {
    const lineEnd = output.indexOf(10, at);
    const [id = '', , size = '0'] = output.toString('latin1', at, lineEnd).split(' ');
    const start = lineEnd + 1;
    yield { id, content: output.subarray(start, start + Number(size)) };
    at = start + Number(size) + 1;
  }
}
