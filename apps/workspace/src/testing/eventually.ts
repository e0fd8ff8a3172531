import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until the answer holds; fails with the last answer after `withinMs`. */
export const eventually = async <T>(ask: () => T | Promise<T>, holds: (answer: T) => boolean, withinMs = 10_000): Promise<T> => {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > end) throw new Error(`It did not come to hold: ${JSON.stringify(answer)}`);
    await pause(20);
  }
};
