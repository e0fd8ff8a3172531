import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { AgentClient } from './agent-client.ts';
import { AgentError } from './agent-error.ts';
import { AgentServer } from './agent-server.ts';
import { encodeFrame, type FrameType, frameType } from './frame.ts';
import { memoryLinkPair } from './memory-link-pair.ts';
import { callVerb, streamVerb, uploadVerb } from './verb.ts';

const echo = callVerb({ name: 'test.echo', input: z.object({}), output: z.object({}) });
const take = uploadVerb({ name: 'test.take', input: z.object({}), output: z.object({}) });
const pour = streamVerb({ name: 'test.pour', input: z.object({}), output: z.object({}), item: z.object({}), signal: z.object({}) });

const serve = (onFault: (error: unknown) => void) =>
  new AgentServer({ agentVersion: '1', workspaceId: 'w', generation: 1, bootId: 'boot-0001', features: [], onFault })
    .onCall(echo, () => ({}))
    .onUpload(take, async (_input, body) => {
      for await (const _ of body);
      return {};
    })
    .onStream(pour, async (_input, stream) => {
      stream.open({});
      for await (const message of stream.incoming()) await stream.sendBytes(message.kind === 'bytes' ? message.bytes : Uint8Array.of(1));
      return {};
    });

/** JSON that nearly fits, JSON that does not, and bytes that are none. */
const anyPayload = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc
    .oneof(
      fc.constant({ protocol: 1, role: 'client' }),
      fc.constant({
        protocol: 1,
        role: 'agent',
        agentVersion: '1',
        workspaceId: 'w',
        generation: 1,
        bootId: 'boot-0001',
        features: [],
        ownerEpoch: 0,
      }),
      fc.record({ verb: fc.constantFrom('test.echo', 'test.take', 'test.pour', 'test.none'), input: fc.constantFrom({}, [], null) }),
      fc.record({ code: fc.constantFrom('cancelled', 'nonsense'), message: fc.string() }),
      fc.jsonValue(),
    )
    .map((value) => new TextEncoder().encode(JSON.stringify(value))),
);
const anyFrames = fc.array(
  fc.record({ type: fc.constantFrom<FrameType>(...Object.values(frameType)), stream: fc.integer({ min: 0, max: 7 }), payload: anyPayload }),
  { maxLength: 25 },
);
const hello = encodeFrame(frameType.hello, 0, new TextEncoder().encode('{"protocol":1,"role":"client"}'));
const turns = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('peers that say anything', () => {
  it('neither break the server nor keep it from serving others', async () => {
    const onFault = vi.fn();
    const server = serve(onFault);
    await fc.assert(
      fc.asyncProperty(anyFrames, async (frames) => {
        const [peer, accepted] = memoryLinkPair();
        server.accept(accepted);
        peer.send(hello);
        for (const { type, stream, payload } of frames) peer.send(encodeFrame(type, stream, payload));
        await turns();
        peer.close();
        await turns();
      }),
      { numRuns: 200 },
    );
    expect(onFault).not.toHaveBeenCalled();
    expect(server.openStreams).toBe(0);
    const [link, accepted] = memoryLinkPair();
    server.accept(accepted);
    const client = await AgentClient.connect(link);
    expect(await client.call(echo, {})).toEqual({});
    client.close();
  });

  it('leave the client with an answer or an AgentError, never waiting', async () => {
    await fc.assert(
      fc.asyncProperty(anyFrames, async (frames) => {
        const [link, agent] = memoryLinkPair();
        agent.onFrame(() => undefined);
        const connecting = AgentClient.connect(link, { helloTimeoutMs: 20 });
        agent.send(
          encodeFrame(
            frameType.hello,
            0,
            new TextEncoder().encode(
              JSON.stringify({
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
          ),
        );
        const client = await connecting;
        const asked = [
          client.call(echo, {}, { timeoutMs: 10 }),
          client.upload(take, {}, Uint8Array.of(1), { timeoutMs: 10 }),
          client.open(pour, {}, { timeoutMs: 10 }).then((stream) => stream.cancel()),
        ];
        const settled = Promise.allSettled(asked);
        for (const { type, stream, payload } of frames) agent.send(encodeFrame(type, stream, payload));
        for (const outcome of await settled) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(AgentError);
        client.close();
      }),
      { numRuns: 100 },
    );
  });
});
