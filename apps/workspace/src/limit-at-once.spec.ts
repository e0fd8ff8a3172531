import { expect, it } from 'vitest';
import { limitAtOnce } from './limit-at-once.ts';

it('lets two run, the others in their order, also when one fails', async () => {
  const limited = limitAtOnce(2);
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<undefined>());
  const begun: number[] = [];
  const ends = gates.map(({ promise }, index) =>
    limited(async () => {
      begun.push(index);
      await promise;
    }).catch(() => undefined),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  gates[1]?.reject(new Error('failed'));
  await ends[1];
  expect(begun).toEqual([0, 1, 2]);
  for (const gate of gates) gate.resolve(undefined);
  await Promise.all(ends);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});
