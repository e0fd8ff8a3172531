import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process as one run of it: a pid alone may since have been given to another program. */
export interface ProcessIdentity {
  pid: number;
  /** An opaque mark of the moment the process began; the same for as long as it lives. */
  startTime: string;
}

const hasProc = existsSync('/proc/self/stat');

/** The mark of when `pid` began, or undefined when there is no such process or it has ended and waits to be collected. */
export function startTimeOf(pid: number): string | undefined {
  if (!hasProc) return startTimeByPs(pid);
  try {
    return startTimeInStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Field 22 of `/proc/<pid>/stat` (clock ticks since boot). The program's name, field 2, may hold spaces and brackets. */
export function startTimeInStat(stat: string): string | undefined {
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return afterName[0] === 'Z' || afterName[0] === 'X' ? undefined : afterName[19];
}

function startTimeByPs(pid: number): string | undefined {
  const output = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return !output || output.startsWith('Z') ? undefined : output.replace(/^\S+\s+/, '');
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startTime: startTimeOf(process.pid) ?? '' };
}

/** Whether exactly this run of the process is alive. */
export function isAlive(identity: ProcessIdentity): boolean {
  return startTimeOf(identity.pid) === identity.startTime;
}
