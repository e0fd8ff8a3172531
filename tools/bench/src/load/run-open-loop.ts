import { setTimeout as delay } from 'node:timers/promises';

/** One request of a schedule: how long it took, counted from when it was due, so that waiting for a slow server counts. */
export interface Timed<Result> {
  index: number;
  dueMs: number;
  tookMs: number;
  result: Result;
}

/** Where time comes from. */
export interface Clock {
  now: () => number;
  wait: (ms: number) => Promise<unknown>;
}

const realClock: Clock = { now: () => performance.now(), wait: (ms) => delay(ms) };

/**
 * Starts `act` at each time of the schedule whether or not earlier ones have been answered, and resolves when all have.
 * A rejection of `act` rejects the whole, so what may fail must say so in its result.
 */
export const runOpenLoop = async <Result>(
  schedule: readonly number[],
  act: (index: number) => Promise<Result>,
  clock: Clock = realClock,
): Promise<Timed<Result>[]> => {
  const begun = clock.now();
  const open: Promise<Timed<Result>>[] = [];
  for (const [index, dueMs] of schedule.entries()) {
    const early = begun + dueMs - clock.now();
    if (early > 0) await clock.wait(early);
    open.push(act(index).then((result) => ({ index, dueMs, tookMs: clock.now() - begun - dueMs, result })));
  }
  return Promise.all(open);
};
