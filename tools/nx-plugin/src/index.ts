import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CreateNodes } from '@nx/devkit';
import { projectTargets } from './project-targets.ts';

export const name = 'constellation';

/** Gives every folder with a `package.json` and a `tsconfig.json` its targets; there are no `project.json` files. */
export const createNodes: CreateNodes = [
  '{apps,libs,tools}/**/package.json',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const root = dirname(file);
      const has = (name: string): boolean => existsSync(join(workspaceRoot, root, name));
      if (!has('tsconfig.json')) return [file, {}] as const;
      return [file, { projects: { [root]: { root, targets: projectTargets(root, has('vite.config.ts')) } } }] as const;
    }),
];
