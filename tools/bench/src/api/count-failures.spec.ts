import { describe, expect, it } from 'vitest';
import { countFailures } from './count-failures.ts';

describe('countFailures', () => {
  it('tells refusals by the limits from other failures, and a missing answer is one', () => {
    const failures = countFailures([
      { kind: 'read', outcome: 200 },
      { kind: 'read', outcome: 429 },
      { kind: 'write', outcome: 503 },
      { kind: 'write', outcome: 503 },
      { kind: 'write', outcome: 'ECONNRESET' },
    ]);
    expect(failures).toEqual({ limited: 1, other: 3, lines: ['1 x read: 429', '2 x write: 503', '1 x write: ECONNRESET'] });
  });

  it('finds nothing wrong with successes', () => {
    expect(countFailures([{ kind: 'read', outcome: 204 }])).toEqual({ limited: 0, other: 0, lines: [] });
  });
});
