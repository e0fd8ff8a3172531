import { livingProcesses, readRunning } from './running-record.ts';

/**
 * Ends at once, without waiting, whatever runs on a data folder. For a process that is itself being ended and can do
 * nothing more, such as a test runner's worker; data may need recovery at the next start.
 */
export function killRecorded(dataFolder: string): void {
  for (const { pid } of livingProcesses(readRunning(dataFolder))) process.kill(pid, 'SIGKILL');
}
