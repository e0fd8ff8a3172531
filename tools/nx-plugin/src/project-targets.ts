import { relative } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';

const tools = (...externalDependencies: string[]) => ({ externalDependencies });

/** The targets of the project in `root`: lint, typecheck, test, test-int, and build where it has a `vite.config.ts`. */
export const projectTargets = (root: string, isBuilt: boolean): Record<string, TargetConfiguration> => {
  const up = relative(root, '.');
  const inProject = { options: { cwd: root }, cache: true };
  const tests = ['default', '^production', '{workspaceRoot}/vitest.config.ts', tools('vitest')];
  return {
    lint: {
      ...inProject,
      command: `node ${up}/tools/checks/src/lint.ts src`,
      inputs: [
        'default',
        '^production',
        '{workspaceRoot}/eslint.config.js',
        '{workspaceRoot}/tools/eslint-rules/src/**/*',
        tools('eslint', 'typescript-eslint', '@nx/eslint-plugin'),
      ],
    },
    typecheck: {
      ...inProject,
      command: `node ${up}/node_modules/typescript-native/bin/tsc -b`,
      dependsOn: ['^typecheck'],
      inputs: ['default', '^production', tools('typescript-native')],
      outputs: ['{projectRoot}/out'],
    },
    test: { command: `vitest run --project unit --project web --project types ${root}/src/`, cache: true, inputs: tests },
    'test-int': { command: `vitest run --project int ${root}/src/`, cache: true, inputs: tests },
    ...(isBuilt && {
      build: {
        ...inProject,
        command: 'vite build',
        inputs: [
          'production',
          '^production',
          '{workspaceRoot}/tools/vite/src/**/*',
          '{workspaceRoot}/docs/api/openapi.json',
          { env: 'BUNDLE' },
          tools('vite'),
        ],
        outputs: ['{projectRoot}/dist'],
      },
    }),
  };
};
