import { describe, expect, it } from 'vitest';
import { type Clock, runOpenLoop } from './run-open-loop.ts';

const makeClock = (): Clock & { pass: (ms: number) => void } => {
  let time = 1000;
  const pass = (ms: number): void => {
    time += ms;
  };
  return { now: () => time, wait: async (ms) => pass(ms), pass };
};

describe('runOpenLoop', () => {
  it('starts each request when it is due, without waiting for the answer to an earlier one', async () => {
    const clock = makeClock();
    const started: number[] = [];
    let answerFirst: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (answerFirst = resolve));
    const done = runOpenLoop(
      [0, 10, 25],
      async (index) => {
        started.push(clock.now() - 1000);
        if (index === 2) answerFirst();
        await (index === 0 ? first : undefined);
      },
      clock,
    );
    await done;
    expect(started).toEqual([0, 10, 25]);
  });

  it('counts from when a request was due, also when it could only be sent later', async () => {
    const clock = makeClock();
    const timed = await runOpenLoop(
      [0, 5],
      async (index) => {
        if (index === 0) clock.pass(100);
        return index;
      },
      clock,
    );
    expect(timed.map(({ tookMs }) => tookMs)).toEqual([100, 95]);
  });

  it('fails when a request fails', async () => {
    await expect(runOpenLoop([0], () => Promise.reject(new Error('no')), makeClock())).rejects.toThrow('no');
  });
});
