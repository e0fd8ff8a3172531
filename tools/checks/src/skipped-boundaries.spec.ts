import { expect, it } from 'vitest';
import { skippedBoundaries } from './skipped-boundaries.ts';

it('notices that the boundary rule was skipped', () => {
  expect(skippedBoundaries('NX  No cached ProjectGraph is available. The rule will be skipped.')).toBe(true);
});

it('takes the output of a complete run', () => {
  expect(skippedBoundaries('')).toBe(false);
  expect(skippedBoundaries('1:1  error  A project tagged with "layer:core" can only depend on')).toBe(false);
});
