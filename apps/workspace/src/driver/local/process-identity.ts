import { readFileSync } from 'node:fs';

/** A process that a later one with the same number cannot be taken for. */
export interface ProcessIdentity {
  pid: number;
  /** Clock ticks after boot, field 22 of `/proc/<pid>/stat`. */
  startTime: number;
}

interface ProcessStatus extends ProcessIdentity {
  parent: number;
  isZombie: boolean;
}

/** The name in field 2 may hold spaces and brackets, so the fields are counted from its last bracket. */
export const parseStat = (pid: number, stat: string): ProcessStatus => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid, isZombie: fields[0] === 'Z' || fields[0] === 'X', parent: Number(fields[1]), startTime: Number(fields[19]) };
};

export const readProcess = (pid: number): ProcessStatus | undefined => {
  try {
    return parseStat(pid, readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
};

export const isAlive = ({ pid, startTime }: ProcessIdentity): boolean => {
  const now = readProcess(pid);
  return now !== undefined && !now.isZombie && now.startTime === startTime;
};

/** Sends a signal if it is still that process; a process that is gone is no failure. */
export const signalProcess = (identity: ProcessIdentity, signal: 'SIGTERM' | 'SIGKILL'): void => {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};
