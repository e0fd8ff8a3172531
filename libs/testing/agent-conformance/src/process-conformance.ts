import {
  acknowledgeProcess,
  attachProcess,
  killProcess,
  listProcesses,
  outputChannel,
  startProcess,
  waitProcess,
  type ClientStream,
} from '@constellation/agent-protocol';
import { describe, expect, it, vi } from 'vitest';
import { bytesOf } from './collect.ts';
import type { ConnectedAgent } from './connected-agent.ts';

/** In the command lines of this process' tests alone. */
const mark = String(process.pid);

interface Output {
  stdout: string;
  stderr: string;
  gaps: number;
}

const outputOf = async (stream: ClientStream<typeof attachProcess>): Promise<Output> => {
  const chunks: Record<number, Uint8Array[]> = { [outputChannel.stdout]: [], [outputChannel.stderr]: [] };
  let gaps = 0;
  for await (const message of stream) {
    if (message.kind === 'item') gaps += 1;
    else chunks[message.bytes[0] ?? 0]?.push(message.bytes.subarray(1));
  }
  const text = (channel: number) => Buffer.concat(chunks[channel] ?? []).toString();
  return { stdout: text(outputChannel.stdout), stderr: text(outputChannel.stderr), gaps };
};

/** Commands without a terminal. */
export const processConformance = (agent: ConnectedAgent): void => {
  describe('processes', () => {
    it('keeps stdout, stderr and the exit code apart, and remembers them until acknowledged', async () => {
      const { client } = agent;
      await client.call(startProcess, { id: 'apart', command: 'echo out; echo err >&2; exit 7' });
      expect(await client.call(waitProcess, { id: 'apart', timeoutMs: 5_000 })).toMatchObject({
        state: 'exited',
        exitCode: 7,
        stdoutBytes: 4,
        stderrBytes: 4,
      });
      for (let reader = 0; reader < 2; reader += 1) {
        expect(await outputOf(await client.open(attachProcess, { id: 'apart' }))).toEqual({ stdout: 'out\n', stderr: 'err\n', gaps: 0 });
      }
      await client.call(acknowledgeProcess, { id: 'apart' });
      await expect(client.call(waitProcess, { id: 'apart', timeoutMs: 0 })).rejects.toMatchObject({ code: 'not_found' });
    });

    it('starts one program for one id, however often and by however many it is asked', async () => {
      const other = await agent.connect();
      const input = { id: 'once', command: 'echo line >> once.txt; sleep 0.05' };
      const starts = await Promise.all(
        Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? agent.client : other).call(startProcess, input)),
      );
      expect(starts.filter(({ started }) => started)).toHaveLength(1);
      await agent.client.call(waitProcess, { id: 'once', timeoutMs: 5_000 });
      expect((await other.call(startProcess, input)).started).toBe(false);
      expect(await agent.shell('wc -l < once.txt')).toBe('1\n');
    });

    it('waits in steps, and goes on running between them', async () => {
      await agent.client.call(startProcess, { id: 'steps', command: 'sleep 0.3; echo done' });
      expect(await agent.client.call(waitProcess, { id: 'steps', timeoutMs: 20 })).toMatchObject({ state: 'running' });
      expect(await agent.client.call(waitProcess, { id: 'steps', timeoutMs: 5_000 })).toMatchObject({ state: 'exited', exitCode: 0 });
    });

    it('gives a follower all of a large output, from wherever it left off', async () => {
      await agent.client.call(startProcess, { id: 'large', command: 'seq 1 400000', awaitAttach: true });
      const { stdout, gaps } = await outputOf(await agent.client.open(attachProcess, { id: 'large' }));
      expect(gaps).toBe(0);
      expect(stdout.split('\n')).toHaveLength(400_001);
      const tail = await outputOf(await agent.client.open(attachProcess, { id: 'large', stdoutOffset: stdout.length - 7 }));
      expect(tail).toEqual({ stdout: '400000\n', stderr: '', gaps: 0 });
    });

    it('keeps the last 64 KiB of what nobody followed, and says that the rest is gone', async () => {
      await agent.client.call(startProcess, { id: 'tail', command: 'seq 1 200000' });
      const { stdoutBytes } = await agent.client.call(waitProcess, { id: 'tail', timeoutMs: 10_000 });
      const { stdout, gaps } = await outputOf(await agent.client.open(attachProcess, { id: 'tail', follow: false }));
      expect(gaps).toBe(1);
      expect(stdout.length).toBe(64 * 1024);
      expect(stdout.endsWith('\n199999\n200000\n')).toBe(true);
      expect(stdoutBytes).toBeGreaterThan(1_000_000);
    });

    it('passes arguments as they are, input, environment and folder', async () => {
      const { client } = agent;
      await client.call(startProcess, { id: 'arguments', command: ['printf', '%s|', 'a b', '$HOME', ';'], awaitAttach: true });
      expect((await outputOf(await client.open(attachProcess, { id: 'arguments' }))).stdout).toBe('a b|$HOME|;|');
      await agent.shell('mkdir -p cwd');
      await client.call(startProcess, {
        id: 'stdin',
        command: 'cat; echo "$WHO"; basename "$PWD"',
        stdin: 'pipe',
        env: { WHO: 'me' },
        cwd: 'cwd',
        awaitAttach: true,
      });
      const stream = await client.open(attachProcess, { id: 'stdin' });
      await stream.write(bytesOf('typed\n'));
      stream.finish();
      expect((await outputOf(stream)).stdout).toBe('typed\nme\ncwd\n');
    });

    it('ends a command with all it started, new sessions and ignored signals included', async () => {
      const command = `trap "" HUP TERM; setsid sleep 300${mark} & (setsid nohup sleep 301${mark} >/dev/null 2>&1 &) ; echo ready; sleep 302${mark}`;
      await agent.client.call(startProcess, { id: 'tree', command });
      await vi.waitFor(async () => expect(await agent.shell(`pgrep -fc "^sleep 30[012]${mark}" || true`)).toBe('3\n'));
      const ended = await agent.client.call(killProcess, { id: 'tree', signal: 'SIGTERM' });
      expect(ended).toMatchObject({ state: 'exited' });
      expect(await agent.shell(`pgrep -fc "^sleep 30[012]${mark}" || true`)).toBe('0\n');
    }, 20_000);

    it('ends a command at its time limit and says so', async () => {
      await agent.client.call(startProcess, { id: 'limited', command: 'sleep 60', timeoutMs: 100 });
      expect(await agent.client.call(waitProcess, { id: 'limited', timeoutMs: 9_000 })).toMatchObject({
        state: 'exited',
        timedOut: true,
        signal: 'SIGHUP',
      });
    }, 15_000);

    it('does not wait for what a command left running', async () => {
      await agent.client.call(startProcess, { id: 'left', command: 'sleep 5 & echo started' });
      expect(await agent.client.call(waitProcess, { id: 'left', timeoutMs: 3_000 })).toMatchObject({
        state: 'exited',
        exitCode: 0,
        stdoutBytes: 8,
      });
      await agent.client.call(killProcess, { id: 'left' });
    });

    it('answers a program that does not exist, a process that still runs and one it does not know', async () => {
      const { client } = agent;
      await expect(client.call(startProcess, { id: 'no', command: ['/no/such/program'] })).rejects.toMatchObject({ code: 'not_found' });
      await client.call(startProcess, { id: 'busy', command: 'sleep 60' });
      await expect(client.call(acknowledgeProcess, { id: 'busy' })).rejects.toMatchObject({ code: 'busy' });
      expect((await client.call(listProcesses, {})).processes.map(({ id }) => id)).toContain('busy');
      await client.call(killProcess, { id: 'busy', signal: 'SIGKILL' });
      await expect(client.open(attachProcess, { id: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
    });

    it('does not let a follower that stops reading lose output or stop others', async () => {
      await agent.client.call(startProcess, { id: 'stalled', command: 'seq 1 300000', awaitAttach: true });
      const slow = await agent.client.open(attachProcess, { id: 'stalled' });
      await agent.shell('echo others go on');
      const { stdout, gaps } = await outputOf(slow);
      expect({ gaps, lines: stdout.split('\n').length }).toEqual({ gaps: 0, lines: 300_001 });
    });
  });
};
