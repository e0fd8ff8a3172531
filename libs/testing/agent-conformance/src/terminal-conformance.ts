import {
  attachTerminal,
  closeTerminal,
  inputTerminal,
  listTerminals,
  openTerminal,
  renameTerminal,
  resizeTerminal,
  systemFacts,
  systemUsage,
} from '@constellation/agent-protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectedAgent } from './connected-agent.ts';
import { TerminalView } from './terminal-view.ts';

/** In the command lines of this process' tests alone. */
const mark = String(process.pid);
const shell = ['sh', '-i'];
const quiet = { PS1: '$ ', ENV: '' };

/** Terminals. */
export const terminalConformance = (agent: ConnectedAgent): void => {
  describe('terminals', () => {
    afterEach(async () => {
      const { terminals } = await agent.client.call(listTerminals, {});
      await Promise.all(terminals.map(({ id }) => agent.client.call(closeTerminal, { id })));
    });

    const open = (id: string, input: { columns?: number; rows?: number; command?: string[] } = {}) =>
      agent.client.call(openTerminal, { id, command: shell, env: quiet, ...input });

    it('is a terminal: a program in it sees one, and its exit code is told', async () => {
      await open('real', { columns: 101, rows: 33 });
      const view = await TerminalView.attach(agent.client, { id: 'real' });
      await view.type('test -t 1 && stty size && echo "$TERM"; exit 5\r');
      expect(await view.hasEnded()).toEqual({ reason: 'exited', exitCode: 5 });
      expect(view.text).toContain('33 101');
      expect(view.text).toContain('xterm-256color');
      const { terminals } = await agent.client.call(listTerminals, {});
      expect(terminals).toMatchObject([{ id: 'real', state: 'exited', exitCode: 5 }]);
    });

    it('opens one terminal for one id', async () => {
      const opened = await Promise.all(Array.from({ length: 5 }, () => open('same')));
      expect(opened.filter((answer) => answer.opened)).toHaveLength(1);
      expect(new Set(opened.map(({ pid }) => pid)).size).toBe(1);
    });

    it('goes on while nobody is attached, and replays from an offset without gap or repeat', async () => {
      await open('replay');
      const other = await agent.connect();
      const first = await TerminalView.attach(other, { id: 'replay' });
      await first.type('echo one-$((1)); sleep 0.2; echo two-$((2))\r');
      await first.shows('one-1');
      other.close();
      const { offset, text } = first;
      const again = await agent.connect();
      const second = await TerminalView.attach(again, { id: 'replay', fromOffset: offset });
      await second.shows('two-2');
      expect(second.gaps).toBe(0);
      const whole = await TerminalView.attach(agent.client, { id: 'replay' });
      await whole.shows('two-2');
      await vi.waitFor(() => expect(whole.text).toBe(text + second.text));
    });

    it('passes bytes as they are, a letter cut in two included', async () => {
      await open('bytes', { command: ['sh', '-c', "printf '\\303'; sleep 0.1; printf '\\251\\377end'"] });
      const stream = await agent.client.open(attachTerminal, { id: 'bytes' });
      const chunks: Uint8Array[] = [];
      for await (const message of stream) if (message.kind === 'bytes') chunks.push(message.bytes);
      expect([...Buffer.concat(chunks)]).toEqual([0xc3, 0xa9, 0xff, ...Buffer.from('end')]);
    });

    it('shows every viewer the same, and takes the size of the one who typed last', async () => {
      await open('shared', { columns: 80, rows: 24 });
      const wide = await TerminalView.attach(agent.client, { id: 'shared', columns: 120, rows: 40 });
      const other = await agent.connect();
      const narrow = await TerminalView.attach(other, { id: 'shared', columns: 60, rows: 20 });
      await wide.type('stty size\r');
      await narrow.shows('40 120');
      await narrow.type('stty size\r');
      await wide.shows('20 60');
      await wide.stream.signal({ type: 'resize', columns: 130, rows: 50 });
      await narrow.type('stty size; echo still\r');
      await wide.shows('still');
      expect(wide.text).not.toContain('50 130');
      expect(wide.sizes.at(-1)).toBe('60x20');
      await narrow.leave();
      await vi.waitFor(() => expect(wide.sizes.at(-1)).toBe('130x50'));
    });

    it('is typed into, resized and renamed without being attached', async () => {
      await open('remote');
      const view = await TerminalView.attach(agent.client, { id: 'remote' });
      await agent.client.call(resizeTerminal, { id: 'remote', columns: 77, rows: 11 });
      await agent.client.call(inputTerminal, { id: 'remote', text: 'stty size\r' });
      await view.shows('11 77');
      expect(await agent.client.call(renameTerminal, { id: 'remote', name: 'build' })).toMatchObject({ name: 'build' });
    });

    it('ends everything in it when it is closed, and tells viewers', async () => {
      await open('closing');
      const view = await TerminalView.attach(agent.client, { id: 'closing' });
      await view.type(`(setsid nohup sleep 310${mark} >/dev/null 2>&1 &); sleep 311${mark} & echo re""ady\r`);
      await view.shows('ready');
      await vi.waitFor(async () => expect(await agent.shell(`pgrep -fc "^sleep 31[01]${mark}" || true`)).toBe('2\n'));
      await agent.client.call(closeTerminal, { id: 'closing' });
      expect(await view.hasEnded()).toEqual({ reason: 'closed' });
      expect(await agent.shell(`pgrep -fc "^sleep 31[01]${mark}" || true`)).toBe('0\n');
      await agent.client.call(closeTerminal, { id: 'closing' });
    }, 20_000);

    it('keeps the last mebibyte of a flood nobody watches, and says where it begins', async () => {
      await open('detached', { command: ['sh', '-c', 'seq 1 500000; sleep 60'] });
      await vi.waitFor(async () => {
        const { terminals } = await agent.client.call(listTerminals, {});
        expect(terminals.find(({ id }) => id === 'detached')?.nextOffset).toBe(3_888_895);
      }, 15_000);
      const view = await TerminalView.attach(agent.client, { id: 'detached', fromOffset: 0 });
      await view.shows('\n500000\r\n');
      expect(view.stream.opened).toMatchObject({ gap: true });
      expect(view.text.length).toBeGreaterThan(1_000_000);
      expect(view.text.length).toBeLessThanOrEqual(1024 * 1024);
      expect(view.text).toMatch(/^\d+\r\n/);
    }, 30_000);

    it('stays in bounds and answers others while yes floods a viewer that reads and one that does not', async () => {
      const before = (await agent.client.call(systemUsage, {})).memoryBytes;
      await open('flood', { command: ['yes', 'a line that floods the terminal'] });
      const other = await agent.connect();
      await other.open(attachTerminal, { id: 'flood' });
      const view = await TerminalView.attach(await agent.connect(), { id: 'flood' });
      // The viewer that never reads holds the flood up for a while, and then no more.
      await vi.waitFor(
        async () => {
          expect((await agent.client.call(systemFacts, {})).pid).toBeGreaterThan(0);
          expect(view.offset).toBeGreaterThan(5_000_000);
        },
        { timeout: 30_000, interval: 50 },
      );
      expect((await agent.client.call(systemUsage, {})).memoryBytes - before).toBeLessThan(64 * 1024 * 1024);
    }, 45_000);

    it('interrupts a flood at once', async () => {
      await open('interrupt');
      const view = await TerminalView.attach(agent.client, { id: 'interrupt' });
      await view.type('yes\r');
      await vi.waitFor(() => expect(view.offset).toBeGreaterThan(500_000));
      await view.type('\u0003');
      await view.type('echo all-$((20 + 3))\r');
      await view.shows('all-23');
    }, 20_000);

    it('opens sixteen and no more', async () => {
      for (let count = 0; count < 16; count += 1) await open(`many-${count}`, { command: ['sleep', '60'] });
      await expect(open('many-16')).rejects.toMatchObject({ code: 'limit' });
    }, 20_000);

    it('answers a terminal it does not know', async () => {
      await expect(agent.client.open(attachTerminal, { id: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
      await expect(agent.client.call(inputTerminal, { id: 'nobody', text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    });
  });
};
