import { describe, expect, it } from 'vitest';
import { startTimeInStat } from './process-identity.ts';

const stat = (name: string, state: string): string =>
  `4242 (${name}) ${state} 1 4242 4242 0 -1 4194560 100 0 0 0 1 2 0 0 20 0 11 0 987654 1000000 500 18446744073709551615`;

describe('the moment a process began', () => {
  it('is field 22, whatever the name of the program holds', () => {
    expect(startTimeInStat(stat('node', 'S'))).toBe('987654');
    expect(startTimeInStat(stat('a) R 1 (b', 'S'))).toBe('987654');
  });

  it('is none for a process that has ended and waits to be collected', () => {
    expect(startTimeInStat(stat('node', 'Z'))).toBeUndefined();
  });
});
