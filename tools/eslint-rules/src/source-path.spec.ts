import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTestFile, sourcePath } from './source-path.ts';

const repository = resolve(import.meta.dirname, '../../..');

describe('sourcePath', () => {
  it('starts at the repository, also when ESLint runs inside a project', () => {
    const file = `${repository}/libs/transport/src/index.ts`;
    expect(sourcePath(file, repository)).toBe('libs/transport/src/index.ts');
    expect(sourcePath(file, `${repository}/libs/transport`)).toBe('libs/transport/src/index.ts');
  });

  it('starts at the working directory for files elsewhere', () => {
    expect(sourcePath('/elsewhere/apps/a.ts', '/elsewhere')).toBe('apps/a.ts');
    expect(sourcePath('apps/a.ts', '/elsewhere')).toBe('apps/a.ts');
  });
});

it('knows the kinds of tests', () => {
  expect(['a.spec.ts', 'a.int.spec.ts', 'a.spec.tsx', 'a.test-d.ts', 'apps/ide-e2e/src/person.ts'].every(isTestFile)).toBe(true);
  expect(['a.ts', 'specs.ts', 'apps/ide/src/a.tsx'].some(isTestFile)).toBe(false);
});
