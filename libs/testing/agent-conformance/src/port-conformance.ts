import { createServer } from 'node:net';
import { once } from 'node:events';
import { dialPort, killProcess, listPorts, startProcess, watchPorts, type ListeningPort } from '@constellation/agent-protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bytesOf, collectBytes } from './collect.ts';
import type { ConnectedAgent } from './connected-agent.ts';

const echoServer = `
const net = require('node:net');
const server = net.createServer({ allowHalfOpen: true }, (socket) => { socket.on('error', () => {}); socket.on('data', (data) => socket.write(data)); socket.on('end', () => socket.end('bye')); });
server.listen(0, process.argv[1], () => require('node:fs').writeFileSync(process.argv[2], String(server.address().port)));
`;

/** Ports of the workspace's programs. */
export const portConformance = (agent: ConnectedAgent): void => {
  describe('ports', () => {
    let port = 0;

    const listen = async (id: string, address: string): Promise<number> => {
      await agent.client.call(startProcess, { id, command: ['node', '-e', echoServer, address, `${id}.port`] });
      return vi.waitFor(async () => Number(await agent.shell(`cat ${id}.port`)), 5_000);
    };

    beforeAll(async () => {
      port = await listen('echo', '127.0.0.1');
    });
    afterAll(async () => {
      await agent.client.call(killProcess, { id: 'echo', signal: 'SIGKILL' }).catch(() => undefined);
    });

    it('lists a port with the program that listens and what started it', async () => {
      const { ports } = await agent.client.call(listPorts, {});
      expect(ports).toEqual([
        expect.objectContaining({ port, address: '127.0.0.1', startedBy: 'proc:echo', pid: expect.any(Number) as number }),
      ]);
    });

    it('neither lists nor dials a port that a program outside the workspace holds', async () => {
      const foreign = createServer((socket) => socket.end('secret')).listen(0, '127.0.0.1');
      await once(foreign, 'listening');
      const address = foreign.address();
      const held = typeof address === 'object' && address !== null ? address.port : 0;
      try {
        expect((await agent.client.call(listPorts, {})).ports.map((listening) => listening.port)).not.toContain(held);
        await expect(agent.client.open(dialPort, { port: held })).rejects.toMatchObject({ code: 'refused' });
        await expect(agent.client.open(dialPort, { port: 1 })).rejects.toMatchObject({ code: 'refused' });
      } finally {
        foreign.close();
      }
    });

    it('carries bytes both ways, more than any window, and half-closes', async () => {
      const stream = await agent.client.open(dialPort, { port });
      const sent = new Uint8Array(3_000_000).map((_, index) => index % 253);
      const writing = stream.write(sent).then(() => stream.finish());
      const received = await collectBytes(stream);
      await writing;
      expect(Buffer.compare(received, Buffer.concat([sent, bytesOf('bye')]))).toBe(0);
    });

    it('serves many connections side by side', async () => {
      const texts = Array.from({ length: 30 }, (_, index) => `connection ${index}`);
      const answers = await Promise.all(
        texts.map(async (text) => {
          const stream = await agent.client.open(dialPort, { port });
          await stream.write(bytesOf(text));
          stream.finish();
          return Buffer.from(await collectBytes(stream)).toString();
        }),
      );
      expect(answers).toEqual(texts.map((text) => `${text}bye`));
    });

    it('tells a watcher what is there, and what comes and goes', async () => {
      const stream = await agent.client.open(watchPorts, {});
      const seen: ListeningPort[][] = [];
      void (async () => {
        for await (const message of stream) if (message.kind === 'item') seen.push(message.item.ports);
      })().catch(() => undefined);
      await vi.waitFor(() => expect(seen.at(-1)?.map((listening) => listening.port)).toEqual([port]));
      const second = await listen('second', '::');
      await vi.waitFor(
        () =>
          expect(
            seen
              .at(-1)
              ?.map((listening) => listening.port)
              .sort(),
          ).toEqual([port, second].sort()),
        5_000,
      );
      const dialled = await agent.client.open(dialPort, { port: second });
      await dialled.write(bytesOf('hello'));
      dialled.finish();
      expect(Buffer.from(await collectBytes(dialled)).toString()).toBe('hellobye');
      await agent.client.call(killProcess, { id: 'second', signal: 'SIGKILL' });
      await vi.waitFor(() => expect(seen.at(-1)?.map((listening) => listening.port)).toEqual([port]), 5_000);
      stream.cancel();
    }, 20_000);
  });
};
