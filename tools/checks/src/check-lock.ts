import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lock, missingBindings } from './lock/missing-bindings.ts';
import { report } from './report.ts';
import { repositoryRoot } from './repository-root.ts';

const lock = JSON.parse(readFileSync(join(repositoryRoot, 'package-lock.json'), 'utf8')) as Lock;
report('lock', missingBindings(lock), 'every platform binding is there');
