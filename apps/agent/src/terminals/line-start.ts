import type { RingBuffer } from '../ring-buffer.ts';

const searched = 64 * 1024;
const newline = 10;

/** The offset of the first whole line a ring still holds, so that a replay does not begin inside an escape sequence or a character. */
export const lineStart = (ring: RingBuffer): number => {
  if (ring.firstOffset === 0) return 0;
  const end = Math.min(ring.nextOffset, ring.firstOffset + searched);
  for (let offset = ring.firstOffset; offset < end;) {
    const view = ring.view(offset, end - offset);
    const found = view.indexOf(newline);
    if (found >= 0) return offset + found + 1;
    offset += view.length;
  }
  return ring.firstOffset;
};
