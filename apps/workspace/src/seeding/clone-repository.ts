import { attachProcess, killProcess, outputChannel, startProcess, type AgentClient } from '@constellation/agent-protocol';
import { OperationError } from '@constellation/contracts-kernel';
import { CloneProgress } from './clone-progress.ts';

export interface Clone {
  url: string;
  branch: string | undefined;
  protocols: ReadonlySet<string>;
  /** The same for a start that another instance goes on with. */
  generation: number;
}

const timeoutMs = 30 * 60_000;

/** Asks for nothing, reads no configuration of the host, follows no other protocol. */
const gitEnvironment = (protocols: ReadonlySet<string>): Record<string, string> => ({
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '/bin/false',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_ALLOW_PROTOCOL: [...protocols].map((protocol) => protocol.replace(':', '')).join(':'),
  GCM_INTERACTIVE: 'never',
  LC_ALL: 'C.UTF-8',
});

/** Clones into the workspace's root, inside the workspace. Aborting kills git. Throws `workspace.clone_failed` with git's words. */
export const cloneRepository = async (
  client: AgentClient,
  clone: Clone,
  onProgress: (line: string) => void,
  signal: AbortSignal,
): Promise<void> => {
  const id = `clone-${String(clone.generation)}`;
  const branch = clone.branch === undefined ? [] : ['--branch', clone.branch];
  const command = ['git', 'clone', '--progress', ...branch, '--', clone.url, '.'];
  await client.call(startProcess, { id, command, env: gitEnvironment(clone.protocols), timeoutMs, awaitAttach: true }, { signal });
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs + 60_000)]);
  const progress = new CloneProgress();
  try {
    const output = await client.open(attachProcess, { id }, { signal: limit });
    for await (const message of output) {
      if (message.kind !== 'bytes' || message.bytes[0] !== outputChannel.stderr) continue;
      const line = progress.push(message.bytes.subarray(1));
      if (line !== undefined) onProgress(line);
    }
    const end = await output.ended;
    if (end.exitCode === 0) return;
    const reason = end.timedOut ? 'It took more than 30 minutes.' : progress.reason;
    throw new OperationError('workspace.clone_failed', {
      message: reason === '' ? `git ended with ${String(end.exitCode ?? end.signal)}.` : reason,
    });
  } catch (error) {
    if (signal.aborted && !client.isClosed) await client.call(killProcess, { id, signal: 'SIGTERM' }).catch(() => undefined);
    throw error;
  }
};
