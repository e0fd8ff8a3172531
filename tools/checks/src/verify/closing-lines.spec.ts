import { expect, it } from 'vitest';
import { closingLines } from './closing-lines.ts';

it('finds how many tests passed, without colours', () => {
  const output =
    ' RUN v5\n\u001b[2m Test Files \u001b[22m \u001b[32m2 passed\u001b[39m (2)\n      Tests  4 passed | 1 skipped (5)\n   Start at  13:24\n';
  expect(closingLines(output)).toEqual(['Test Files  2 passed (2)', 'Tests  4 passed | 1 skipped (5)']);
});

it('finds nothing in other output', () => {
  expect(closingLines('Tests are fine\n')).toEqual([]);
});
