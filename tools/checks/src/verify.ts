import { repositoryRoot } from './repository-root.ts';
import { runStep } from './run-step.ts';
import { closingLines } from './verify/closing-lines.ts';

const everyStep = ['format:check', 'lint', 'typecheck', 'test', 'test:int', 'deps', 'sizes', 'env-example', 'openapi'];
const wanted = process.argv.slice(2);
const steps = wanted.length === 0 ? everyStep : everyStep.filter((step) => wanted.includes(step));
const failed: string[] = [];
const tests: string[] = [];
const rows: string[] = [];

for (const step of steps) {
  console.log(`\n== ${step}`);
  const startedAt = Date.now();
  const { succeeded, output } = await runStep(`npm run --silent ${step}`, repositoryRoot);
  if (!succeeded) failed.push(step);
  tests.push(...closingLines(output).map((line) => `${step}: ${line}`));
  rows.push(`${succeeded ? 'passed' : 'FAILED'}  ${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${step}`);
}

console.log(`\n${[...rows, '', ...tests].join('\n')}\n`);
console.log(failed.length === 0 ? 'verify: everything passed' : `verify: failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
