import { availableParallelism, loadavg, totalmem } from 'node:os';

/** One line about where a benchmark runs, and how busy it was before. */
export const describeMachine = (): string => {
  const [lastMinute = 0] = loadavg();
  return `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, load of the last minute ${lastMinute.toFixed(1)}`;
};
