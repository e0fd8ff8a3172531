import type { KnipConfig } from 'knip';

/** Entries of libraries come from their `exports`, those of tests and builds from their configurations. */
export default {
  ignoreExportsUsedInFile: true,
  workspaces: {
    '.': { project: ['*.{ts,js}'] },
    'apps/ide': { project: ['src/**/*.{ts,tsx,css}', 'build/**/*.ts'] },
    'apps/ide-e2e': { entry: ['src/**/*.{spec,e2e,setup}.ts'], project: ['src/**/*.ts'] },
    'apps/*': { entry: ['src/main.ts', 'src/testing/*-main.ts'], project: ['src/**/*.ts'] },
    'tools/checks': { entry: ['src/{lint,verify}.ts', 'src/check-*.ts'], project: ['src/**/*.ts'] },
    'tools/openapi': { entry: ['src/open-api-document.ts'], project: ['src/**/*.ts'] },
    'tools/stack': { entry: ['src/main.ts', 'src/**/*-child.ts', 'src/testing/launch.ts'], project: ['src/**/*.ts'] },
    'tools/*': { entry: ['src/main.ts'], project: ['src/**/*.ts'] },
    'libs/transport': { entry: ['src/testing/*-main.ts'], project: ['src/**/*.ts'] },
    'libs/testing/*': { project: ['src/**/*.{ts,tsx}'] },
    'libs/*': { project: ['src/**/*.{ts,tsx}'] },
    'libs/*/*': { project: ['src/**/*.{ts,tsx}'] },
  },
} satisfies KnipConfig;
