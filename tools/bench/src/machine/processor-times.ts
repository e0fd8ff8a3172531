import { readFileSync } from 'node:fs';
import { processTable, withDescendants } from './process-memory.ts';

const ticksPerSecond = 100; // USER_HZ, which Linux fixes for programs

/** Milliseconds of processor time a process has used so far, its threads included. 0 when it has ended. */
const usedBy = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return 0;
  }
};

/** Milliseconds of processor time by name, each with everything that descends from its process, and of this process alone. */
export const processorTimes = (processes: readonly { name: string; pid: number }[]): Map<string, number> => {
  const table = processTable();
  const times = processes.map(
    ({ name, pid }) => [name, withDescendants(table, pid).reduce((sum, each) => sum + usedBy(each.pid), 0)] as const,
  );
  return new Map([...times, ['this process', usedBy(process.pid)]]);
};
