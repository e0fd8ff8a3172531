import { describe, expect, it } from 'vitest';
import { takeTurns } from './take-turns.ts';

describe('takeTurns', () => {
  it('gives each one once before the first comes again', () => {
    const next = takeTurns(['a', 'b', 'c']);
    expect([next(), next(), next(), next()]).toEqual(['a', 'b', 'c', 'a']);
  });

  it('refuses an empty list', () => {
    expect(takeTurns([])).toThrow('Nobody');
  });
});
