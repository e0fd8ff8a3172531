import type { Linter } from 'eslint';
import { rules } from './rules.ts';

const apps = ['gateway', 'project', 'claude', 'workspace', 'engine', 'agent', 'ide', 'ide-e2e'].flatMap((app) => [
  `@constellation/${app}`,
  `@constellation/${app}/*`,
]);
const noApps = { group: apps, message: 'Nothing imports an app.' };
const noTesting = {
  group: ['@constellation/testing-*', '@constellation/anthropic-stand-in', '@constellation/stack', 'vitest', '@testing-library/*'],
  message: 'Only specs import what is for tests.',
};
const noTestFolders = { regex: '^\\.{1,2}/(?:.*/)?testing/', message: 'Only specs import from a testing folder.' };

const defaultExport = { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' };
const syntax = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals or z.enum instead of an enum.' },
  { selector: 'TSInterfaceDeclaration[id.name=/^I[A-Z][a-z]/]', message: 'An interface has no I in front.' },
  {
    selector: ':matches(ClassDeclaration, TSInterfaceDeclaration, TSTypeAliasDeclaration)[id.name=/(Impl|Enum)$/]',
    message: 'Name what makes it different.',
  },
  {
    selector:
      ':matches(ImportDeclaration, ExportAllDeclaration, ExportNamedDeclaration)[source.value=/^\\.{1,2}\\/(?!.*\\.(ts|tsx|css|json|svg|png|woff2)(\\?[a-z]+)?$)/]',
    message: 'A relative import names the file with its extension.',
  },
];

/** The rules of the house that need no types, as one flat configuration for ESLint. */
export const houseConfig: Linter.Config[] = [
  {
    name: 'constellation/house',
    files: ['**/*.{ts,tsx}'],
    plugins: { constellation: { rules } },
    rules: {
      ...Object.fromEntries(Object.keys(rules).map((name) => [`constellation/${name}`, 'error' as const])),
      'max-lines': ['error', { max: 300 }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'no-restricted-syntax': ['error', defaultExport, ...syntax],
      'no-restricted-imports': ['error', { patterns: [noApps, noTesting, noTestFolders] }],
      'no-console': 'error',
    },
  },
  // Such as the declaration of a file that Vite imports as text.
  { name: 'constellation/declarations', files: ['**/*.d.ts'], rules: { 'no-restricted-syntax': ['error', ...syntax] } },
  {
    name: 'constellation/specs',
    files: ['**/*.{spec,test-d}.{ts,tsx}', 'apps/ide-e2e/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 500 }],
      'no-restricted-imports': ['error', { patterns: [noApps] }],
      'no-console': 'off',
    },
  },
  {
    name: 'constellation/testing-and-tools',
    files: ['libs/testing/**/*.{ts,tsx}', 'tools/**/*.ts', '**/src/**/testing/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noApps] }], 'no-console': 'off' },
  },
];
