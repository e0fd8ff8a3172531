import type { IncomingHttpHeaders } from 'node:http';
import type { WritePrecondition } from '@constellation/agent-protocol';
import { OperationError } from '@constellation/contracts-kernel';

const tagOf = (header: string): string =>
  header
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');

/** `If-Match: "tag"` replaces that content, `If-Match: *` whatever is there, `If-None-Match: *` creates; neither is 428. */
export const writePrecondition = (headers: IncomingHttpHeaders): WritePrecondition => {
  const match = headers['if-match'];
  if (match !== undefined) return match.trim() === '*' ? { kind: 'overwrite' } : { kind: 'match', etag: tagOf(match).slice(0, 200) };
  if (headers['if-none-match']?.trim() === '*') return { kind: 'create' };
  throw new OperationError('precondition_required', { executed: 'no' });
};

/** Whether the client holds this content already. */
export const isKnown = (headers: IncomingHttpHeaders, etag: string): boolean =>
  headers['if-none-match']?.split(',').some((known) => known.trim() === '*' || tagOf(known) === etag) ?? false;

export type ByteRange = { offset: number; length: number };

/**
 * The one range that is asked for, of a file of `size` bytes. Undefined: all of it (no range, several, or not understood);
 * `unsatisfiable`: it begins beyond the end.
 */
export const parseRange = (header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined => {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (found === null) return undefined;
  const [, from = '', to = ''] = found;
  if (from === '' && to === '') return undefined;
  const offset = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size : Math.min(Number(to) + 1, size);
  if (offset >= size || (from === '' && Number(to) === 0)) return 'unsatisfiable';
  return end <= offset ? undefined : { offset, length: end - offset };
};
