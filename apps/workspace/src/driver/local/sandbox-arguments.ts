import { lstatSync, readlinkSync } from 'node:fs';
import type { WorkspacePlaces } from './workspace-places.ts';

/** Where a workspace finds itself inside its namespace. */
export const inside = {
  files: '/workspace',
  home: '/home/coder',
  state: '/var/lib/constellation',
  socketFolder: '/run/constellation',
  socket: '/run/constellation/agent.sock',
} as const;

/** Read by programs of every kind and secret on no host. The rest of /etc stays outside. */
const readableEtc = [
  'alternatives',
  'bash.bashrc',
  'ca-certificates',
  'crypto-policies',
  'debian_version',
  'environment',
  'hosts',
  'inputrc',
  'java',
  'ld.so.cache',
  'ld.so.conf',
  'ld.so.conf.d',
  'locale.alias',
  'localtime',
  'lsb-release',
  'magic',
  'mime.types',
  'nsswitch.conf',
  'os-release',
  'pki/tls',
  'pki/ca-trust',
  'profile',
  'profile.d',
  'protocols',
  'python3',
  'resolv.conf',
  'services',
  'skel',
  'ssl/certs',
  'ssl/openssl.cnf',
  'terminfo',
  'timezone',
];

/** On most systems these are links into /usr; elsewhere they are folders of their own. */
const systemFolders = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];

const systemMounts = (): string[] =>
  systemFolders.flatMap((path) => {
    try {
      return lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
    } catch {
      return [];
    }
  });

export interface SandboxOptions {
  places: WorkspacePlaces;
  /** Host folders that are mounted read-only at the same path: the agent's bundle and its Node. */
  programs: readonly string[];
  infoFd: number;
}

/**
 * Arguments of `bwrap` up to the command. Own user, process, ipc, host name and mount namespaces; the network is the
 * host's. Never --die-with-parent: terminals outlive the service. Of the data folder only this workspace's own parts are seen.
 */
export const sandboxArguments = ({ places, programs, infoFd }: SandboxOptions): string[] => [
  ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try', '--hostname', 'workspace'],
  ...['--new-session', '--info-fd', String(infoFd)],
  ...['--ro-bind', '/usr', '/usr', ...systemMounts(), '--ro-bind-try', '/opt', '/opt'],
  ...readableEtc.flatMap((name) => ['--ro-bind-try', `/etc/${name}`, `/etc/${name}`]),
  ...['--ro-bind', `${places.etc}/passwd`, '/etc/passwd', '--ro-bind', `${places.etc}/group`, '/etc/group'],
  ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/run', '--bind', places.temporary, '/tmp', '--symlink', '/tmp', '/var/tmp'],
  ...['--bind', places.files, inside.files, '--bind', places.home, inside.home, '--bind', places.state, inside.state],
  ...['--bind', places.socketFolder, inside.socketFolder],
  ...programs.flatMap((path) => ['--ro-bind', path, path]),
  ...['--chdir', inside.files],
];
