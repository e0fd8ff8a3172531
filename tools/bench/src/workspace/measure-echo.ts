import { setTimeout as delay } from 'node:timers/promises';
import type { Terminal } from '../client/terminal.ts';

const line = 'the quick brown fox jumps over it ';
const pauseMs = 15;
const clearLine = '\u0015';

/** Types so many keys, one after the other, and answers the milliseconds until each was shown. */
export const measureEcho = async (terminal: Terminal, keys: number): Promise<number[]> => {
  const took: number[] = [];
  while (took.length < keys) {
    for (const key of line) {
      const begun = performance.now();
      await terminal.echo(key);
      took.push(performance.now() - begun);
      await delay(pauseMs);
    }
    terminal.type(clearLine);
    await delay(pauseMs);
  }
  return took;
};
