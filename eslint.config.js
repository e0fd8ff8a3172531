import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { houseConfig } from './tools/eslint-rules/src/index.ts';

const only = (sourceTag, ...tags) => ({ sourceTag, onlyDependOnLibsWithTags: tags });
const service = (scope, ...scopes) => ({
  allSourceTags: ['layer:app', `scope:${scope}`],
  onlyDependOnLibsWithTags: ['scope:shared', `scope:${scope}`, ...scopes.map((name) => `scope:${name}`)],
});

/** Who may call whom (the scopes), what builds on what (the layers), and what runs where (the runtimes). */
const depConstraints = [
  service('gateway', 'project', 'workspace', 'claude'),
  service('project'),
  service('workspace', 'project'),
  service('claude', 'project', 'workspace', 'gateway'),
  service('ide', 'gateway', 'project', 'workspace', 'claude'),
  service('agent'),
  only('layer:contracts', 'scope:shared'),
  only('layer:kit', 'scope:shared'),
  only('layer:core', 'scope:shared'),
  only('layer:app', 'layer:kit', 'layer:contracts', 'layer:core', 'layer:testing', 'layer:tool'),
  only('layer:tool', 'layer:tool', 'layer:kit', 'layer:contracts', 'layer:core', 'layer:testing'),
  only('layer:testing', 'layer:testing', 'layer:kit', 'layer:contracts', 'layer:core'),
  only('layer:kit', 'layer:kit', 'layer:contracts', 'layer:core', 'layer:testing'),
  only('layer:contracts', 'layer:contracts'),
  only('layer:core', 'layer:core'),
  only('runtime:node', 'runtime:node', 'runtime:any'),
  only('runtime:browser', 'runtime:browser', 'runtime:any'),
  only('runtime:any', 'runtime:any'),
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/out/**', '**/*.config.{ts,js}', 'knip.ts', '**/templates/**', '**/fixtures/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: ['/docs/api/openapi[.]json'], depConstraints },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Nest types its options as classes; nobody constructs them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['{apps/ide,libs/web/*,libs/testing/web}/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['**/*.spec.{ts,tsx}'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['tools/eslint-rules/src/**'], rules: { '@typescript-eslint/no-unsafe-enum-comparison': 'off' } },
  ...houseConfig,
  {
    files: ['apps/*/build/**/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
);
