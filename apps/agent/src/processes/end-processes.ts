import { setTimeout as after } from 'node:timers/promises';

const pollMs = 50;
/** How long killing is repeated: a process may start another between being seen and being killed. */
const killMs = 3_000;

export interface EndOptions {
  signal: NodeJS.Signals;
  /** How long they may take to end by themselves before SIGKILL, in milliseconds of the clock. */
  graceMs: number;
}

const signalAll = (pids: readonly number[], signal: NodeJS.Signals): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended in between, or is not ours to end.
    }
  }
};

/** Ends the processes that `members` finds, again and again until it finds none. Answers false when something survived. */
export const endProcesses = async (members: () => number[], { signal, graceMs }: EndOptions): Promise<boolean> => {
  const first = members();
  signalAll(first, signal);
  // A stopped process acts on its signal only once it goes on.
  signalAll(first, 'SIGCONT');
  const graceEnds = performance.now() + graceMs;
  for (;;) {
    const left = members();
    if (left.length === 0) return true;
    if (performance.now() >= graceEnds + killMs) return false;
    if (performance.now() >= graceEnds) signalAll(left, 'SIGKILL');
    await after(pollMs);
  }
};
