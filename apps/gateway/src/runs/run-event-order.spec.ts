import { expect, it } from 'vitest';
import { compareEventIds, isNextEventId } from './run-event-order.ts';

it('orders by generation, then by number, never by text', () => {
  const ids = ['2-1', '1-10', '1-9', '10-1', '1-1'];
  expect(ids.toSorted(compareEventIds)).toEqual(['1-1', '1-9', '1-10', '2-1', '10-1']);
});

it('knows what follows without room for another', () => {
  expect(isNextEventId('1-9', '1-10')).toBe(true);
  expect(isNextEventId('1-9', '1-11')).toBe(false);
  expect(isNextEventId('1-9', '2-1')).toBe(false);
});
