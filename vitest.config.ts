import { defineConfig } from 'vitest/config';

const conditionsFor = (runtime: 'node' | 'browser') => ['@constellation/source', 'module', runtime, 'development|production'];
const shared = { root: import.meta.dirname, cacheDir: 'node_modules/.vite' };
const node = { ...shared, resolve: { conditions: conditionsFor('node') }, ssr: { resolve: { conditions: conditionsFor('node') } } };
const browser = { ...shared, resolve: { conditions: conditionsFor('browser') } };
const web = ['apps/ide/src/**', 'libs/web/*/src/**', 'libs/testing/web/src/**'];
const never = ['**/node_modules/**', '**/dist/**', '**/out/**'];

export default defineConfig({
  test: {
    passWithNoTests: true,
    coverage: {
      provider: 'v8',
      include: ['{apps,libs,tools}/**/src/**/*.{ts,tsx}'],
      exclude: ['**/*.{spec,int.spec,test-d}.{ts,tsx}', '**/index.ts', '**/main.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
    projects: [
      {
        ...node,
        test: {
          name: 'unit',
          include: ['{apps,libs,tools}/**/src/**/*.spec.ts'],
          exclude: ['**/*.int.spec.ts', ...never, ...web],
          pool: 'threads',
          isolate: false,
        },
      },
      {
        ...node,
        test: {
          name: 'int',
          include: ['{apps,libs,tools}/**/src/**/*.int.spec.ts'],
          exclude: never,
          pool: 'forks',
          isolate: true,
          globalSetup: ['libs/testing/stores/src/setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        ...browser,
        test: {
          name: 'web',
          environment: 'jsdom',
          setupFiles: ['libs/testing/web/src/vitest-setup.ts'],
          include: web.map((folder) => `${folder}/*.spec.{ts,tsx}`),
          exclude: never,
          pool: 'threads',
          isolate: false,
        },
      },
      {
        ...node,
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['{apps,libs}/**/src/**/*.test-d.{ts,tsx}'],
            tsconfig: './tsconfig.types.json',
            checker: './node_modules/typescript-native/bin/tsc',
          },
        },
      },
    ],
  },
});
