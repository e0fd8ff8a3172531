import { describe, expect, it } from 'vitest';
import { deal } from './deal.ts';
import { seededRandom } from './seeded-random.ts';

const shares = { read: 80, write: 20 };
const countOf = (kinds: string[], wanted: string): number => kinds.filter((kind) => kind === wanted).length;

describe('deal', () => {
  it('gives each kind exactly its share', () => {
    const kinds = deal(10_200, shares, seededRandom(1));
    expect(countOf(kinds, 'read')).toBe(8160);
    expect(countOf(kinds, 'write')).toBe(2040);
  });

  it('fills up what does not come out even', () => {
    expect(deal(7, { a: 1, b: 1, c: 1 }, seededRandom(1))).toHaveLength(7);
  });

  it('mixes: neither half holds nearly all of one kind', () => {
    const kinds = deal(1000, shares, seededRandom(2));
    expect(countOf(kinds.slice(0, 500), 'write')).toBeGreaterThan(60);
    expect(countOf(kinds.slice(500), 'write')).toBeGreaterThan(60);
  });
});
