import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { StoreUser } from '../data-folder/secrets.ts';

/** What the child that sets MongoDB up is told. */
export interface MongoPreparation {
  /** A server of the launcher's own by its port, or somebody else's by a connection string that may manage users. */
  server: { port: number } | { uri: string };
  passwords: Record<StoreUser, string>;
}

const child = join(import.meta.dirname, 'prepare-mongo-child.ts');

/**
 * Brings the replica set up and makes one user per service, limited to its own database. Repeating it changes nothing.
 * It runs in a child: the driver would otherwise stay in the launcher's memory for ever.
 *
 * @throws Error with a sentence for the person when the server is a standalone, refuses, or does not answer.
 */
export function prepareMongo(preparation: MongoPreparation, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = fork(child, { stdio: ['ignore', 'ignore', 2, 'ipc'], ...(signal ? { signal } : {}) });
    let answer = 'MongoDB could not be set up: the set-up process ended early.';
    worker.on('message', (message) => (answer = message as string));
    worker.on('error', reject);
    worker.on('exit', () => (answer === 'ready' ? resolve() : reject(new Error(answer))));
    worker.send(preparation);
  });
}
