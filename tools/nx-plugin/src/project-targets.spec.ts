import { describe, expect, it } from 'vitest';
import { projectTargets } from './project-targets.ts';

describe('projectTargets', () => {
  it('finds the root from any depth', () => {
    expect(projectTargets('libs/server/mongo', false)['typecheck']).toMatchObject({
      command: 'node ../../../node_modules/typescript-native/bin/tsc -b',
      options: { cwd: 'libs/server/mongo' },
    });
  });

  it('runs only the tests of the project', () => {
    expect(projectTargets('apps/project', true)['test']?.command).toMatch(/ apps\/project\/src\/$/);
  });

  it('builds what has a Vite configuration and nothing else', () => {
    expect(projectTargets('apps/project', true)['build']).toMatchObject({ command: 'vite build', outputs: ['{projectRoot}/dist'] });
    expect(projectTargets('libs/transport', false)['build']).toBeUndefined();
  });

  it('lints again when a rule of the repository changes', () => {
    expect(projectTargets('apps/project', true)['lint']?.inputs).toContain('{workspaceRoot}/tools/eslint-rules/src/**/*');
  });
});
