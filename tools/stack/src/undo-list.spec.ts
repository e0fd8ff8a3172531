import { expect, it } from 'vitest';
import { UndoList } from './undo-list.ts';

it('undoes the last thing first, once, however often it is asked', async () => {
  const undone: string[] = [];
  const list = new UndoList();
  list.push(async () => void undone.push('stores'));
  list.push(async () => void undone.push('services'));
  await Promise.all([list.unwind(), list.unwind()]);
  expect(undone).toEqual(['services', 'stores']);
});

it('tells all work under way that the end has begun', async () => {
  const list = new UndoList();
  const signal = list.abortWith(undefined);
  await list.unwind();
  expect(signal.aborted).toBe(true);
  expect(list.isUrgent).toBe(false);
});
