import { setTimeout as pause } from 'node:timers/promises';

/** Asks every `everyMs` until the answer is yes; false once `withinMs` have passed. */
export const waitUntil = async (holds: () => boolean | Promise<boolean>, withinMs: number, everyMs = 10): Promise<boolean> => {
  const end = performance.now() + withinMs;
  for (;;) {
    if (await holds()) return true;
    if (performance.now() >= end) return false;
    await pause(everyMs);
  }
};
