import { accessSync, constants } from 'node:fs';

const shells = ['/bin/bash', '/usr/bin/bash', '/bin/sh'];

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The person's shell: what SHELL says, else bash, else sh. */
export const shellOf = (environment: Readonly<Record<string, string>>): string =>
  [environment['SHELL'] ?? '', ...shells].find((path) => path.startsWith('/') && isProgram(path)) ?? '/bin/sh';
