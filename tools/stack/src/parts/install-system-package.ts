import { runCommand, type CommandOptions } from '../process/run-command.ts';
import { findOnPath } from './find-on-path.ts';
import type { PartSearch } from './part.ts';

/** The package's name for each package manager we know. */
export type PackageNames = Record<'apt-get' | 'dnf' | 'apk', string>;

type Manager = keyof PackageNames;

const install: Record<Manager, readonly string[]> = {
  'apt-get': ['install', '-y', '--no-install-recommends'],
  dnf: ['install', '-y'],
  apk: ['add', '--no-cache'],
};

/** The command with which a person installs the package on this system. */
export async function packageCommand(names: PackageNames, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const manager = (await systemManager(env)) ?? 'apt-get';
  return `sudo ${manager} ${install[manager].filter((word) => !word.startsWith('-')).join(' ')} ${names[manager]}`;
}

/** Installs a package with the system's manager. Does nothing and answers false unless run as root on a system we know. */
export async function installSystemPackage(names: PackageNames, search: PartSearch): Promise<boolean> {
  const env = { ...(search.env ?? process.env), DEBIAN_FRONTEND: 'noninteractive' };
  const manager = await systemManager(env);
  if (process.getuid?.() !== 0 || !manager) return false;
  search.report?.(`installing the package ${names[manager]} with ${manager}`);
  const options: CommandOptions = { env, ...(search.signal ? { signal: search.signal } : {}) };
  if (manager === 'apt-get') await runCommand('apt-get', ['update', '-q'], options);
  return (await runCommand(manager, [...install[manager], names[manager]], options)).code === 0;
}

async function systemManager(env: NodeJS.ProcessEnv): Promise<Manager | undefined> {
  for (const manager of Object.keys(install) as Manager[]) {
    if (await findOnPath([manager], env['PATH'])) return manager;
  }
  return undefined;
}
