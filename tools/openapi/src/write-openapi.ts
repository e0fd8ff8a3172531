import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { importSource } from '@constellation/vite';

const root = resolve(import.meta.dirname, '../../..');
const target = resolve(root, 'docs/api/openapi.json');
const document = await importSource(resolve(import.meta.dirname, 'open-api-document.ts'));
const rendered = `${JSON.stringify(document['openApiDocument'], null, 2)}\n`;

if (process.argv.includes('--check')) {
  let present = '';
  try {
    present = readFileSync(target, 'utf8');
  } catch {
    present = '';
  }
  const isInStep = present === rendered;
  const line = isInStep
    ? 'openapi: in step with the contracts'
    : 'openapi: docs/api/openapi.json is not what the contracts say. Run `node tools/openapi/src/write-openapi.ts` and commit it.';
  console.log(line);
  process.exitCode = isInStep ? 0 : 1;
} else {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, rendered);
}
