import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareExceptions, type ListedException } from './exceptions/compare-exceptions.ts';
import { findExceptions } from './exceptions/find-exceptions.ts';
import { report } from './report.ts';
import { repositoryRoot } from './repository-root.ts';
import { sourceFiles } from './source-files.ts';

const listed = JSON.parse(readFileSync(join(repositoryRoot, 'tools/checks/exceptions.json'), 'utf8')) as ListedException[];
const itself = 'tools/checks/src/exceptions/';
const checked = sourceFiles(repositoryRoot).filter((file) => !file.startsWith(itself));
const found = checked.flatMap((file) => findExceptions(file, readFileSync(join(repositoryRoot, file), 'utf8')));
report('exceptions', compareExceptions(found, listed), `${listed.length} listed, each used and with a reason`);
