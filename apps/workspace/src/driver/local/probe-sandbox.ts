import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findProgram } from './find-program.ts';

const run = promisify(execFile);

export interface SandboxProbe {
  isolation: 'namespace' | 'none';
  /** Why there is no namespace, for the log. */
  reason?: string;
}

/**
 * Whether bubblewrap works here for this user, by running it: installed is not enough, since hardened containers and
 * some distributions refuse user namespaces. A sandbox that leaves a capability is none.
 */
export const probeSandbox = async (uid: number | undefined): Promise<SandboxProbe> => {
  const bubblewrap = findProgram('bwrap');
  if (bubblewrap === undefined) return { isolation: 'none', reason: 'bubblewrap is not installed' };
  const identity = uid === undefined ? {} : { uid, gid: uid };
  try {
    const { stdout } = await run(
      bubblewrap,
      [
        '--unshare-user',
        '--unshare-pid',
        '--unshare-ipc',
        '--unshare-uts',
        '--ro-bind',
        '/',
        '/',
        '--proc',
        '/proc',
        '--dev',
        '/dev',
        'cat',
        '/proc/self/status',
      ],
      { ...identity, cwd: '/', timeout: 5_000 },
    );
    const left = /^CapEff:\s*([0-9a-f]+)$/m.exec(stdout)?.[1];
    return left !== undefined && BigInt(`0x${left}`) === 0n
      ? { isolation: 'namespace' }
      : { isolation: 'none', reason: `the sandbox keeps capabilities ${left ?? '?'}` };
  } catch (error) {
    return { isolation: 'none', reason: error instanceof Error ? error.message.trim().slice(0, 300) : String(error) };
  }
};
