import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { AgentClient } from './agent-client.ts';
import { AgentError } from './agent-error.ts';
import { AgentServer } from './agent-server.ts';
import { initialCreditBytes } from './credit.ts';
import { decodeFrame, encodeFrame, frameType } from './frame.ts';
import { memoryLinkPair } from './memory-link-pair.ts';
import { callVerb, streamVerb, uploadVerb } from './verb.ts';

const echo = callVerb({
  name: 'test.echo',
  input: z.object({ text: z.string() }),
  output: z.object({ text: z.string() }),
});
const hang = callVerb({
  name: 'test.hang',
  input: z.object({}),
  output: z.object({}),
});
const count = uploadVerb({
  name: 'test.count',
  input: z.object({}),
  output: z.object({ bytes: z.number() }),
});
const pour = streamVerb({
  name: 'test.pour',
  input: z.object({ bytes: z.number() }),
  output: z.object({}),
  item: z.object({ half: z.boolean() }),
  trailer: z.object({ sent: z.number() }),
});
const reflect = streamVerb({
  name: 'test.reflect',
  input: z.object({}),
  output: z.object({}),
  signal: z.object({ shout: z.boolean() }),
  item: z.object({ shout: z.boolean() }),
});

const serve = () => {
  const aborted = vi.fn();
  const sent = { bytes: 0 };
  const server = new AgentServer({
    agentVersion: '1',
    workspaceId: 'w',
    generation: 1,
    bootId: 'boot-0001',
    features: [],
  })
    .onCall(echo, ({ text }) => {
      if (text === 'fail') throw new AgentError('stale', { details: { currentEtag: 'x' } });
      if (text === 'crash') throw new Error('secret');
      return { text };
    })
    .onCall(hang, (_input, { signal }) => new Promise(() => signal.addEventListener('abort', aborted)))
    .onUpload(count, async (_input, body) => {
      let bytes = 0;
      for await (const chunk of body) bytes += chunk.length;
      return { bytes };
    })
    .onStream(pour, async ({ bytes }, stream) => {
      stream.open({});
      for (let left = bytes; left > 0; left -= 1_000) {
        if (!(await stream.sendBytes(new Uint8Array(Math.min(left, 1_000))))) break;
        sent.bytes += 1_000;
      }
      await stream.sendItem({ half: false });
      return { sent: bytes };
    })
    .onStream(reflect, async (_input, stream) => {
      stream.open({});
      for await (const message of stream.incoming()) {
        if (message.kind === 'bytes') await stream.sendBytes(message.bytes);
        else await stream.sendItem(message.signal);
      }
      return {};
    });
  const dial = () => {
    const [client, agent] = memoryLinkPair();
    server.accept(agent);
    return client;
  };
  return { server, dial, aborted, sent };
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('AgentClient', () => {
  it('learns who it speaks to', async () => {
    const client = await AgentClient.connect(serve().dial(), { ownerEpoch: 3 });
    expect(client.agent).toMatchObject({
      workspaceId: 'w',
      bootId: 'boot-0001',
      ownerEpoch: 3,
    });
    client.close();
  });

  it('answers calls that run side by side, each with its own', async () => {
    const client = await AgentClient.connect(serve().dial());
    const texts = Array.from({ length: 50 }, (_, index) => `t${index}`);
    expect(await Promise.all(texts.map((text) => client.call(echo, { text })))).toEqual(texts.map((text) => ({ text })));
    client.close();
  });

  it('gives the code and details of a refusal, and nothing of a crash', async () => {
    const client = await AgentClient.connect(serve().dial());
    await expect(client.call(echo, { text: 'fail' })).rejects.toMatchObject({
      code: 'stale',
      details: { currentEtag: 'x' },
    });
    await expect(client.call(echo, { text: 'crash' })).rejects.toMatchObject({
      code: 'internal',
      message: 'internal',
    });
    await expect(client.call(echo, { text: 1 as unknown as string })).rejects.toMatchObject({ code: 'invalid_input' });
    client.close();
  });

  it('aborts the handler when its caller cancels, and when the deadline passes', async () => {
    const { dial, aborted } = serve();
    const client = await AgentClient.connect(dial());
    const controller = new AbortController();
    const cancelled = client.call(hang, {}, { signal: controller.signal });
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    await expect(client.call(hang, {}, { timeoutMs: 5 })).rejects.toMatchObject({ code: 'deadline' });
    await vi.waitFor(() => expect(aborted).toHaveBeenCalledTimes(2));
    client.close();
  });

  it('sends a body larger than its credit', async () => {
    const client = await AgentClient.connect(serve().dial());
    expect(await client.upload(count, {}, new Uint8Array(1_000_000))).toEqual({
      bytes: 1_000_000,
    });
    client.close();
  });

  it('lets the agent send no more than a slow reader has room for', async () => {
    const { dial, sent } = serve();
    const client = await AgentClient.connect(dial());
    const stream = await client.open(pour, { bytes: 2_000_000 });
    await settled();
    expect(sent.bytes).toBeLessThanOrEqual(initialCreditBytes);
    let received = 0;
    for await (const message of stream) if (message.kind === 'bytes') received += message.bytes.length;
    expect(received).toBe(2_000_000);
    expect(await stream.ended).toEqual({ sent: 2_000_000 });
    client.close();
  });

  it('cancels a stream whose reader leaves, and goes on serving others', async () => {
    const { dial, sent, server } = serve();
    const client = await AgentClient.connect(dial());
    const stream = await client.open(pour, { bytes: 5_000_000 });
    for await (const _ of stream) break;
    await vi.waitFor(() => expect(server.openStreams).toBe(0));
    expect(sent.bytes).toBeLessThan(1_000_000);
    expect(await client.call(echo, { text: 'still here' })).toEqual({
      text: 'still here',
    });
    client.close();
  });

  it('carries bytes and events both ways in order', async () => {
    const client = await AgentClient.connect(serve().dial());
    const stream = await client.open(reflect, {});
    await stream.write(Uint8Array.of(1));
    await stream.signal({ shout: true });
    await stream.write(Uint8Array.of(2));
    stream.finish();
    const messages = [];
    for await (const message of stream) messages.push(message.kind === 'bytes' ? [...message.bytes] : message.item);
    expect(messages).toEqual([[1], { shout: true }, [2]]);
    client.close();
  });

  it('sends what is written at once in the order it was written, and the end last', async () => {
    const client = await AgentClient.connect(serve().dial());
    const stream = await client.open(reflect, {});
    void stream.write(new Uint8Array(700_000));
    void stream.write(Uint8Array.of(100, 101));
    stream.finish();
    const received: number[] = [];
    for await (const message of stream) if (message.kind === 'bytes') received.push(...message.bytes);
    expect(received).toHaveLength(700_002);
    expect(received.slice(-2)).toEqual([100, 101]);
    client.close();
  });

  it("refuses an owner older than one the agent has seen, and ends the older one's link", async () => {
    const { dial } = serve();
    const older = await AgentClient.connect(dial(), { ownerEpoch: 4 });
    const newer = await AgentClient.connect(dial(), { ownerEpoch: 5 });
    await vi.waitFor(() => expect(older.isClosed).toBe(true));
    await expect(AgentClient.connect(dial(), { ownerEpoch: 4 })).rejects.toMatchObject({
      code: 'stale_owner',
      details: { currentEpoch: 5 },
    });
    await expect(older.call(echo, { text: 'late' })).rejects.toMatchObject({
      code: 'gone',
    });
    newer.close();
  });

  it('fails what is open as gone when the link closes', async () => {
    const { dial, server } = serve();
    const client = await AgentClient.connect(dial());
    const open = client.call(hang, {});
    await settled();
    server.close();
    await expect(open).rejects.toMatchObject({ code: 'gone' });
  });

  it('closes the link of an agent that sends more than its credit, or what the contract excludes', async () => {
    for (const breach of ['flood', 'shape'] as const) {
      const [near, far] = memoryLinkPair();
      far.onFrame((bytes) => {
        const { type, stream } = decodeFrame(bytes);
        const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
        if (type === frameType.hello)
          far.send(
            encodeFrame(
              frameType.hello,
              0,
              json({
                protocol: 1,
                role: 'agent',
                agentVersion: '1',
                workspaceId: 'w',
                generation: 1,
                bootId: 'boot-0001',
                features: [],
                ownerEpoch: 0,
              }),
            ),
          );
        if (type !== frameType.request) return;
        far.send(encodeFrame(frameType.response, stream, json(breach === 'shape' ? [] : {})));
        if (breach === 'flood') for (let n = 0; n < 5; n += 1) far.send(encodeFrame(frameType.data, stream, new Uint8Array(64 * 1024)));
      });
      const client = await AgentClient.connect(near);
      const opening = client.open(pour, { bytes: 1 });
      await opening.catch(() => undefined);
      await vi.waitFor(() => expect(client.isClosed).toBe(true));
    }
  });

  it('gives up on an agent that never says HELLO', async () => {
    const [near] = memoryLinkPair();
    await expect(AgentClient.connect(near, { helloTimeoutMs: 5 })).rejects.toMatchObject({ code: 'deadline' });
  });

  it('closes a link that has been silent for twenty seconds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { dial } = serve();
      const link = dial();
      const client = await AgentClient.connect(link);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(client.isClosed).toBe(false);
      link.send = () => undefined;
      await vi.advanceTimersByTimeAsync(25_000);
      expect(client.isClosed).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
