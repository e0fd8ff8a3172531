import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RingBuffer } from './ring-buffer.ts';

const contentOf = (ring: RingBuffer, from: number): number[] => {
  const bytes: number[] = [];
  for (let offset = from; offset < ring.nextOffset; offset = from + bytes.length) bytes.push(...ring.view(offset, 7));
  return bytes;
};

describe('RingBuffer', () => {
  it('holds the last bytes at their absolute offsets, whatever is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 20 }), (capacity, writes) => {
        const ring = new RingBuffer(capacity);
        for (const bytes of writes) ring.append(bytes);
        const all = writes.flatMap((bytes) => [...bytes]);
        expect(ring.nextOffset).toBe(all.length);
        expect(ring.nextOffset - ring.firstOffset).toBe(Math.min(capacity, all.length));
        expect(contentOf(ring, ring.firstOffset)).toEqual(all.slice(ring.firstOffset));
      }),
    );
  });

  it('keeps its tail when it is shrunk, and goes on from there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 0, max: 60_000 }), (kept, written) => {
        const ring = new RingBuffer(50_000);
        const bytes = Uint8Array.from({ length: written }, (_, index) => index % 251);
        ring.append(bytes);
        ring.shrink(kept);
        expect(ring.firstOffset).toBe(Math.max(0, written - Math.min(kept, 50_000)));
        expect(Buffer.from(contentOf(ring, ring.firstOffset))).toEqual(Buffer.from(bytes.subarray(ring.firstOffset)));
      }),
      { numRuns: 30 },
    );
  });

  it('answers nothing for what it no longer or does not yet hold', () => {
    const ring = new RingBuffer(4);
    ring.append(Uint8Array.of(1, 2, 3, 4, 5));
    expect(ring.view(0, 10)).toHaveLength(0);
    expect(ring.view(5, 10)).toHaveLength(0);
    expect(ring.firstOffset).toBe(1);
  });
});
