import { expect, it } from 'vitest';
import { relativeTime } from './relative-time.ts';

const now = Date.parse('2026-11-24T12:00:00.000Z');

it.each([
  ['2026-11-24T11:59:40.000Z', 'just now'],
  ['2026-11-24T11:57:00.000Z', '3 minutes ago'],
  ['2026-11-23T11:00:00.000Z', 'yesterday'],
  ['2026-11-30T12:00:01.000Z', 'in 6 days'],
  ['2024-11-01T00:00:00.000Z', '2 years ago'],
])('says %s as "%s"', (at, words) => {
  expect(relativeTime(at, now)).toBe(words);
});
