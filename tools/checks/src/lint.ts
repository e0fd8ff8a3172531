import { join } from 'node:path';
import { repositoryRoot } from './repository-root.ts';
import { runStep } from './run-step.ts';
import { skippedBoundaries } from './skipped-boundaries.ts';

const eslint = join(repositoryRoot, 'node_modules/.bin/eslint');
const nx = join(repositoryRoot, 'node_modules/.bin/nx');
const paths = process.argv.slice(2);
const isInNxTask = process.env['NX_TASK_TARGET_PROJECT'] !== undefined;

if (!isInNxTask && !(await runStep(`"${nx}" show projects > /dev/null`, repositoryRoot)).succeeded) process.exit(1);
const quoted = (paths.length === 0 ? ['.'] : paths).map((path) => `"${path}"`).join(' ');
const { succeeded, output } = await runStep(`"${eslint}" --max-warnings 0 --no-error-on-unmatched-pattern ${quoted}`, process.cwd());
if (skippedBoundaries(output))
  console.error('lint: the module boundaries were not checked, since Nx had no project graph. Run `npx nx reset` and try again.');
process.exitCode = succeeded && !skippedBoundaries(output) ? 0 : 1;
