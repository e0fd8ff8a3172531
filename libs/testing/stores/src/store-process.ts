import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database server that a test owns, in a temporary folder that goes with it. */
export interface StoreProcess {
  pid: number;
  /** Ends it and removes its folder. `SIGKILL` is a crash. */
  stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/**
 * Starts `binary` in a new temporary folder and waits until `isReady` answers true.
 * Rejects with its last output when it ends before, or when it is not ready within 20 s.
 */
export const startStoreProcess = async (
  binary: string,
  argumentsFor: (folder: string) => readonly string[],
  isReady: () => Promise<boolean>,
): Promise<StoreProcess> => {
  const folder = await mkdtemp(join(tmpdir(), 'constellation-store-'));
  const child = spawn(binary, argumentsFor(folder), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'close').catch((error: unknown) => {
    output += String(error);
  });
  const isRunning = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
    if (isRunning()) child.kill(signal);
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const until = Date.now() + 20_000;
  while (isRunning() && Date.now() < until) {
    if (await isReady()) return { pid: child.pid ?? 0, stop };
    await new Promise((done) => setTimeout(done, 25));
  }
  await stop('SIGKILL');
  throw new Error(`${binary} did not start:\n${output}`);
};
