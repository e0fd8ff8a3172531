import type { AgentClient } from '@constellation/agent-protocol';
import { createCell } from '@constellation/web-api-client';
import { describe, expect, it } from 'vitest';
import type { TerminalTab } from '../state/terminals-state.ts';
import { TerminalLine, type LineScreen } from './terminal-line.ts';

const tabOf = (): TerminalTab => ({ id: 't-1', name: '1', phase: 'connecting', exit: undefined });

/** A stream that stays open and notes what it is told. */
const openStream = (opened: object) => {
  const signals: unknown[] = [];
  return {
    signals,
    opened,
    ended: new Promise<never>(() => undefined),
    signal: (value: unknown) => Promise.resolve(void signals.push(value)),
    write: () => Promise.resolve(true),
    cancel: () => undefined,
    async *[Symbol.asyncIterator]() {
      await new Promise<never>(() => undefined);
      yield undefined;
    },
  };
};

const clientOf = (bootId: string, stream: unknown, asked: unknown[] = []) =>
  ({
    agent: { bootId },
    open: (_verb: unknown, input: unknown) => {
      asked.push(input);
      return Promise.resolve(stream);
    },
  }) as unknown as AgentClient;

const opened = { offset: 120, gap: false, alternateScreen: false, name: '1' };

describe('TerminalLine', () => {
  it('tells the size that the screen found while it was attaching', async () => {
    const screen = { size: { columns: 80, rows: 24 }, write: () => Promise.resolve(), reset: () => undefined };
    const stream = openStream(opened);
    const tab = tabOf();
    const line = new TerminalLine(tab, createCell<AgentClient | undefined>(clientOf('a', stream)), screen);
    screen.size = { columns: 97, rows: 11 };
    await expect.poll(() => tab.phase).toBe('attached');
    expect(stream.signals).toEqual([{ type: 'resize', columns: 97, rows: 11 }]);
    line.dispose();
  });

  it('goes on behind the last byte that was shown when the connection is another one', async () => {
    const screen: LineScreen = { size: { columns: 80, rows: 24 }, write: () => Promise.resolve(), reset: () => undefined };
    const asked: unknown[] = [];
    const clients = createCell<AgentClient | undefined>(clientOf('a', openStream(opened), asked));
    const tab = tabOf();
    const line = new TerminalLine(tab, clients, screen);
    await expect.poll(() => tab.phase).toBe('attached');
    clients.set(undefined);
    expect(tab.phase).toBe('waiting');
    clients.set(clientOf('a', openStream(opened), asked));
    await expect.poll(() => tab.phase).toBe('attached');
    expect(asked).toMatchObject([{ id: 't-1' }, { fromOffset: 120 }]);
    line.dispose();
  });

  it('knows that a workspace which was started anew has lost its programs', async () => {
    const screen: LineScreen = { size: { columns: 80, rows: 24 }, write: () => Promise.resolve(), reset: () => undefined };
    const clients = createCell<AgentClient | undefined>(clientOf('a', openStream(opened)));
    const tab = tabOf();
    const line = new TerminalLine(tab, clients, screen);
    await expect.poll(() => tab.phase).toBe('attached');
    clients.set(clientOf('b', openStream(opened)));
    expect(tab.phase).toBe('lost');
    line.dispose();
  });
});
