import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { until } from '../testing/until.ts';
import { SupervisedProgram } from './supervised-program.ts';

let folder: string;
beforeEach(() => (folder = temporaryFolder('supervised')));
afterEach(() => rmSync(folder, { recursive: true }));

it('does not take the answer of another process on its port for its own', async () => {
  const stranger = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port } = stranger.address() as AddressInfo;
  const program = new SupervisedProgram({
    program: { name: 'sleeper', command: 'sleep', args: ['60'], env: process.env, logFile: join(folder, 'log') },
    port,
    isReady: async () => true,
    events: { started: () => undefined, said: () => undefined },
  });
  program.start();
  await expect(program.untilReady(200)).rejects.toThrow('sleeper is not ready after 0.2 s.');
  await program.stop(0);
  stranger.close();
});

it('stays down when it refuses its settings, with its last words', async () => {
  const said: string[] = [];
  const program = new SupervisedProgram({
    program: { name: 'short', command: 'sh', args: ['-c', 'echo gone again; exit 78'], env: process.env, logFile: join(folder, 'log') },
    port: 1,
    isReady: async () => false,
    events: { started: () => undefined, said: (text) => said.push(text) },
  });
  program.start();
  await until(() => said.length > 0);
  expect(said).toEqual([expect.stringMatching(/^short stays down \(exit code 78, ended 1 times\)[^]*gone again/)]);
  await program.stop(0);
});
