import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { report } from './report.ts';
import { repositoryRoot } from './repository-root.ts';
import { measureSizes } from './sizes/measure-sizes.ts';
import { sourceFiles } from './source-files.ts';

const measured = sourceFiles(repositoryRoot)
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, lines: readFileSync(join(repositoryRoot, path), 'utf8').trimEnd().split('\n').length }));
const { files, median, p95, largest, faults } = measureSizes(measured);
console.log(
  `sizes: ${files} sources, median ${median} lines, 95 % within ${p95}, largest ${largest?.lines ?? 0} (${largest?.path ?? 'none'})`,
);
report('sizes', faults, 'within the limits');
