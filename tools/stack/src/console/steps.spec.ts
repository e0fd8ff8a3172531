import { expect, it } from 'vitest';
import { elapsed } from './steps.ts';

it('shows seconds with one digit, aligned', () => {
  expect(elapsed(0)).toBe('  0.0 s');
  expect(elapsed(83_449)).toBe(' 83.4 s');
});

it('never shows a negative time when the clock was set back', () => {
  expect(elapsed(-5)).toBe('  0.0 s');
});
