import type { KnipConfig } from 'knip';

export default {
  ignoreExportsUsedInFile: true,
  workspaces: {
    '.': { entry: ['eslint.config.js', 'knip.ts'], project: ['*.{ts,js}'], ignoreBinaries: ['redis-server', 'mongod'] },
    'apps/ide': { project: ['src/**/*.{ts,tsx,css}'] },
    'apps/ide-e2e': { entry: ['src/**/*.{spec,e2e,setup}.ts', 'playwright.config.ts'], project: ['src/**/*.ts'] },
    'apps/*': { entry: ['src/main.ts'], project: ['src/**/*.ts'] },
    'tools/checks': { entry: ['src/{lint,verify}.ts', 'src/check-*.ts'], project: ['src/**/*.ts'] },
    'tools/openapi': { entry: ['src/write-openapi.ts'], project: ['src/**/*.ts'] },
    'tools/nx-plugin': { entry: ['src/index.ts'], project: ['src/**/*.ts'] },
    'tools/eslint-rules': { entry: ['src/index.ts'], project: ['src/**/*.ts'] },
    'tools/vite': { entry: ['src/service-config.ts'], project: ['src/**/*.ts'] },
    'tools/*': { entry: ['src/main.ts'], project: ['src/**/*.ts'] },
    'libs/testing/stores': { entry: ['src/setup.ts'], project: ['src/**/*.ts'] },
    'libs/testing/web': { entry: ['src/vitest-setup.ts'], project: ['src/**/*.{ts,tsx}'] },
    'libs/*': { project: ['src/**/*.{ts,tsx}'] },
    'libs/*/*': { project: ['src/**/*.{ts,tsx}'] },
  },
} satisfies KnipConfig;
