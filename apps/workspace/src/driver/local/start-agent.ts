import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { agentEnvironment } from './agent-environment.ts';
import { findProgram } from './find-program.ts';
import { readProcess, type ProcessIdentity } from './process-identity.ts';
import { readProcessTable, workspaceVariable } from './process-table.ts';
import { inside, sandboxArguments } from './sandbox-arguments.ts';
import { waitUntil } from './wait-until.ts';
import type { WorkspacePlaces } from './workspace-places.ts';

export interface AgentProgram {
  /** Folder with `main.js`. */
  bundle: string;
  /** The Node binary that runs agents; its folder is first on their PATH. */
  node: string;
}

export interface StartAgentOptions {
  workspaceId: string;
  generation: number;
  uid: number | undefined;
  isolation: 'namespace' | 'none';
  places: WorkspacePlaces;
  program: AgentProgram;
}

export interface StartedAgent {
  root: ProcessIdentity;
  agent: ProcessIdentity;
}

const maxLogBytes = 1024 * 1024;
/** Threads count, too. */
const mostProcesses = 4_096;

/** Appends; a log beyond 1 MiB starts anew, so that restarts in a loop fill no disk. */
const openLog = async (path: string) => {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = constants;
  return open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | (size > maxLogBytes ? O_TRUNC : 0), 0o600);
};

/** npm lies beside the bin folder of a whole Node installation; the bare binary has none. */
const programFolders = ({ bundle, node }: AgentProgram): string[] => {
  const bin = dirname(node);
  const modules = join(dirname(bin), 'lib', 'node_modules');
  return [bundle, bin, ...(existsSync(modules) ? [modules] : [])].filter((path) => !path.startsWith('/usr/') && !path.startsWith('/opt/'));
};

const readInfo = async (pipe: Readable): Promise<number | undefined> => {
  let text = '';
  for await (const chunk of pipe) text += String(chunk);
  const found = /"child-pid":\s*(\d+)/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

const identify = (pid: number): ProcessIdentity | undefined => {
  const found = readProcess(pid);
  return found === undefined ? undefined : { pid, startTime: found.startTime };
};

/** Bubblewrap's first process inside reaps orphans; the agent is its child. */
const agentOf = async (root: number): Promise<ProcessIdentity | undefined> => {
  let found: ProcessIdentity | undefined;
  await waitUntil(() => {
    found = readProcessTable().find((entry) => entry.parent === root);
    return found !== undefined || readProcess(root) === undefined;
  }, 5_000);
  return found === undefined ? undefined : { pid: found.pid, startTime: found.startTime };
};

/** Programs such as sudo gain nothing; bubblewrap sees to that itself. */
const withoutNewPrivileges = (): string[] => {
  const setpriv = findProgram('setpriv');
  return setpriv === undefined ? [] : [setpriv, '--no-new-privs'];
};

/**
 * Limits are set by a shell that the program then replaces: no core files, and with a user of its own a number of processes
 * (dash names that limit -p), so that a fork bomb ends in its own workspace.
 */
const limited = (hasOwnUser: boolean): string => {
  const processes = hasOwnUser ? `ulimit -u ${String(mostProcesses)} 2>/dev/null || ulimit -p ${String(mostProcesses)} 2>/dev/null; ` : '';
  return `ulimit -c 0; ${processes}exec "$@"`;
};

/** There is one agent per workspace: it keeps little, and gives back at once what a flood made it take (35 instead of 60 MB after mixed work). */
const smallHeap = ['--max-semi-space-size=2', '--max-old-space-size=256'];

/** Starts the agent detached, with its output in a file, so that it outlives this process. Undefined when it ended at once. */
export const startAgent = async (options: StartAgentOptions): Promise<StartedAgent | undefined> => {
  const { workspaceId, generation, uid, isolation, places, program } = options;
  const isIsolated = isolation === 'namespace';
  const home = isIsolated ? inside.home : places.home;
  const agentArguments = [
    ...smallHeap,
    join(program.bundle, 'main.js'),
    ...['--socket', isIsolated ? inside.socket : places.socket],
    ...['--root', isIsolated ? inside.files : places.files],
    ...['--workspace', workspaceId, '--generation', String(generation)],
    ...['--state', isIsolated ? inside.state : places.state],
  ];
  const sandbox = { places, programs: programFolders(program), infoFd: 3 };
  const environment = agentEnvironment({ workspaceId, home, node: program.node, ...(isIsolated ? {} : { temporary: places.temporary }) });
  // Bubblewrap's own process does not carry the workspace's mark: inside, where it cannot be ended, it would be looked for.
  const { [workspaceVariable]: mark = '', ...unmarked } = environment;
  const command = isIsolated
    ? [findProgram('bwrap') ?? 'bwrap', ...sandboxArguments(sandbox), '--setenv', workspaceVariable, mark, '--', program.node]
    : [...withoutNewPrivileges(), program.node];
  const log = await openLog(places.log);
  let child: ChildProcess;
  try {
    child = spawn('/bin/sh', ['-c', limited(uid !== undefined), 'sh', ...command, ...agentArguments], {
      cwd: isIsolated ? '/' : places.files,
      detached: true,
      env: isIsolated ? unmarked : environment,
      stdio: ['ignore', log.fd, log.fd, ...(isIsolated ? ['pipe' as const] : [])],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    await once(child, 'spawn');
  } finally {
    await log.close();
  }
  child.unref();
  if (!isIsolated) {
    const agent = child.pid === undefined ? undefined : identify(child.pid);
    return agent === undefined ? undefined : { root: agent, agent };
  }
  const info = child.stdio[3] as Readable;
  const rootPid = await readInfo(info);
  info.destroy();
  const root = rootPid === undefined ? undefined : identify(rootPid);
  const agent = root === undefined ? undefined : await agentOf(root.pid);
  return root === undefined || agent === undefined ? undefined : { root, agent };
};
