import { execFileSync } from 'node:child_process';

const code = /^(?:apps|libs|tools)\/.*\.(?:ts|tsx|js|mjs)$/;
const material = /\/(?:templates|fixtures)\//;

/** Every source file of the repository that Git knows or would add, from its root. Templates and fixtures are material, not source. */
export const sourceFiles = (root: string): string[] => {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
  });
  const deleted = execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\0');
  return listed.split('\0').filter((path) => code.test(path) && !material.test(path) && !deleted.includes(path));
};
