import { readFileSync, statfsSync } from 'node:fs';
import { ownProcesses, readProcessTable } from '../processes/process-table.ts';

/** Linux counts CPU time in hundredths of a second on every platform Node runs on. */
const ticksPerSecond = 100;
const pageBytes = 4_096;

const residentBytes = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes;
  } catch {
    return 0;
  }
};

/** What the processes and the disk of a workspace take. */
export const readUsage = (workspaceId: string, folder: string) => {
  const table = readProcessTable();
  const own = ownProcesses(table, workspaceId);
  const disk = statfsSync(folder);
  return {
    cpuSeconds: table.filter(({ pid }) => own.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond,
    memoryBytes: [...own].reduce((sum, pid) => sum + residentBytes(pid), 0),
    processes: own.size,
    diskFreeBytes: disk.bavail * disk.bsize,
    diskTotalBytes: disk.blocks * disk.bsize,
  };
};
