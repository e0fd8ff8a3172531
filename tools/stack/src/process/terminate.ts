import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, type ProcessIdentity } from './process-identity.ts';

/** Asks a process to end, and ends it when it has not within `graceMs`. Never touches a process that only shares the pid. */
export async function terminate(identity: ProcessIdentity, graceMs: number): Promise<void> {
  if (!signal(identity, 'SIGTERM')) return;
  if (await endsWithin(identity, graceMs)) return;
  signal(identity, 'SIGKILL');
  await endsWithin(identity, 5000);
}

/** Waits until the process is gone. False when it is still there after `limitMs`. */
export async function endsWithin(identity: ProcessIdentity, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (isAlive(identity)) {
    if (performance.now() > end) return false;
    await delay(25);
  }
  return true;
}

function signal(identity: ProcessIdentity, name: NodeJS.Signals): boolean {
  if (!isAlive(identity)) return false;
  try {
    return process.kill(identity.pid, name);
  } catch {
    return false;
  }
}
