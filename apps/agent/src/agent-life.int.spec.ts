import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { attachTerminal, listTerminals, openTerminal, startProcess, writeFile } from '@constellation/agent-protocol';
import { bytesOf, readText, TerminalView } from '@constellation/testing-agent-conformance';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RunningAgent } from './testing/running-agent.ts';

const isRunning = (command: string): boolean =>
  readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() === command;
    } catch {
      return false;
    }
  });

describe('the life of an agent', () => {
  let agent: RunningAgent;
  beforeEach(async () => {
    agent = await RunningAgent.start();
  });
  afterEach(() => agent.stop());

  it('ends everything it started on SIGTERM, removes its socket and exits 0', async () => {
    const client = await agent.connect();
    const marker = String(400_000 + (process.pid % 100_000));
    await client.call(startProcess, {
      id: 'stray',
      command: `(setsid nohup sleep ${marker} >/dev/null 2>&1 &); trap "" HUP; sleep ${marker}1`,
    });
    await client.call(openTerminal, { id: 'shell', command: ['sleep', `${marker}2`] });
    for (const suffix of ['', '1', '2']) await vi.waitFor(() => expect(isRunning(`sleep ${marker}${suffix}`)).toBe(true));
    expect(await agent.end('SIGTERM')).toBe(0);
    for (const suffix of ['', '1', '2']) expect(isRunning(`sleep ${marker}${suffix}`)).toBe(false);
    expect(existsSync(agent.socket)).toBe(false);
  });

  it('takes the place of one that was killed: its socket and its half-written files', async () => {
    const client = await agent.connect();
    await client.upload(writeFile, { path: 'a.txt', precondition: { kind: 'create' } }, bytesOf('old'));
    const endless = async function* () {
      for (;;) {
        yield new Uint8Array(1_000);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    const writing = client.upload(writeFile, { path: 'a.txt', precondition: { kind: 'overwrite' } }, endless());
    writing.catch(() => undefined);
    await vi.waitFor(() => expect(readdirSync(agent.root)).toHaveLength(2));
    await agent.end('SIGKILL');
    await expect(writing).rejects.toMatchObject({ code: 'gone' });
    expect(existsSync(agent.socket)).toBe(true);
    await agent.launch();
    const again = await agent.connect();
    expect(again.agent.bootId).not.toBe(client.agent.bootId);
    expect(await readText(again, 'a.txt')).toBe('old');
    await vi.waitFor(() => expect(readdirSync(agent.root)).toEqual(['a.txt']));
    again.close();
  });

  it('keeps terminals through the loss of every link', async () => {
    const first = await agent.connect();
    await first.call(openTerminal, { id: 'kept', command: ['sh', '-c', 'echo before; sleep 0.3; echo after; sleep 60'] });
    const view = await TerminalView.attach(first, { id: 'kept' });
    await view.shows('before');
    first.close();
    const second = await agent.connect();
    expect((await second.call(listTerminals, {})).terminals).toMatchObject([{ id: 'kept', state: 'running' }]);
    const again = await TerminalView.attach(second, { id: 'kept', fromOffset: view.offset });
    await again.shows('after');
    expect(again.text).not.toContain('before');
    second.close();
  });

  it('survives anything a link says', async () => {
    for (const bytes of [Buffer.alloc(1_000, 0xff), Buffer.from('GET / HTTP/1.1\r\n\r\n'), Buffer.from([0, 0, 0, 5, 2, 0, 0, 0, 1])]) {
      const socket = connect(agent.socket);
      socket.on('error', () => undefined);
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      socket.write(bytes);
      await closed;
    }
    const client = await agent.connect();
    await expect(client.open(attachTerminal, { id: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    client.close();
  });

  it('does not let what a person wrote into NODE_OPTIONS reach the programs it starts', async () => {
    await agent.end('SIGTERM');
    await agent.launch({ environment: { NODE_NO_WARNINGS: '1' } });
    writeFileSync(join(agent.root, 'env.sh'), 'env > env.txt');
    const client = await agent.connect();
    await client.call(startProcess, { id: 'env', command: 'sh env.sh; echo done > done.txt' });
    await vi.waitFor(() => expect(existsSync(join(agent.root, 'done.txt'))).toBe(true));
    const environment = readFileSync(join(agent.root, 'env.txt'), 'utf8');
    expect(environment).not.toContain('NODE_');
    expect(environment).toContain(`CONSTELLATION_WORKSPACE_ID=${agent.workspace}`);
    client.close();
  });
});
