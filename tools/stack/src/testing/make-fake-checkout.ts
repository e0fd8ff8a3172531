import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '../services/service-name.ts';

// As small as a service can be: it is ready at once, writes what it was told, and leaves when asked.
const fakeService = `
const { createServer } = require('node:http');
const { writeFileSync } = require('node:fs');
writeFileSync(process.argv[1] + '.env.json', JSON.stringify(process.env));
if (process.env.FAIL_AT_START) { console.error('this service cannot start'); process.exit(78); }
createServer((request, response) => response.end('ok')).listen(Number(process.env.INTERNAL_PORT ?? process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;

/** A folder laid out like the repository, with services that only answer their health check. */
export function makeFakeCheckout(folder: string): string {
  for (const top of ['apps', 'libs', 'tools']) mkdirSync(join(folder, top), { recursive: true });
  const programs = [...serviceNames.map((name) => join('apps', name)), 'tools/anthropic-stand-in', 'apps/agent'];
  for (const program of programs) {
    mkdirSync(join(folder, program, 'dist'), { recursive: true });
    writeFileSync(join(folder, program, 'dist', 'main.js'), fakeService);
  }
  return folder;
}
