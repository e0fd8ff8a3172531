import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

/** Takes one command per connection and answers its output: what a program inside a workspace sees and may do. */
const source = `
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
const at = (name) => process.argv[process.argv.indexOf(name) + 1];
if (at('--workspace').endsWith('DEAD')) process.exit(3);
process.on('SIGTERM', () => process.exit(0));
createServer({ allowHalfOpen: true }, (socket) => {
  let command = '';
  socket.on('error', () => {});
  socket.on('data', (chunk) => (command += chunk));
  socket.on('end', () => {
    if (command === '') return socket.end();
    const child = spawn('sh', ['-c', command], { cwd: at('--root'), stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => socket.write(chunk));
    child.stderr.on('data', (chunk) => socket.write(chunk));
    child.on('exit', () => setTimeout(() => socket.end(), 20));
  });
}).listen(at('--socket'));
`;

/** Writes the program into a folder of its own and answers that folder. */
export const writeShellAgent = (folder: string): string => {
  const bundle = join(folder, 'shell-agent');
  mkdirSync(bundle, { recursive: true, mode: 0o755 });
  writeFileSync(join(bundle, 'main.js'), source);
  writeFileSync(join(bundle, 'package.json'), '{"type":"module"}');
  return bundle;
};

export const askShellAgent = async (connection: Duplex, command: string): Promise<string> => {
  let output = '';
  connection.on('data', (chunk: Buffer) => (output += chunk.toString()));
  connection.end(command);
  await once(connection, 'close');
  return output.trim();
};
