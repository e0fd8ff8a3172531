import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { AgentClient } from './agent-client.ts';
import { AgentServer } from './agent-server.ts';
import { encodeFrame, frameType } from './frame.ts';
import { memoryLinkPair } from './memory-link-pair.ts';
import { relayFrames } from './relay-frames.ts';
import { callVerb } from './verb.ts';

const open = callVerb({
  name: 'test.open',
  input: z.object({}),
  output: z.object({ fine: z.boolean() }),
});
const secret = callVerb({
  name: 'test.secret',
  input: z.object({}),
  output: z.object({}),
});

const relayed = async () => {
  const reached = vi.fn();
  const server = new AgentServer({
    agentVersion: '1',
    workspaceId: 'w',
    generation: 1,
    bootId: 'boot-0001',
    features: [],
  })
    .onCall(open, () => ({ fine: true }))
    .onCall(secret, () => {
      reached();
      return {};
    });
  const [toAgent, atAgent] = memoryLinkPair();
  server.accept(atAgent);
  const service = await AgentClient.connect(toAgent, { ownerEpoch: 7 });
  const [browser, atRelay] = memoryLinkPair();
  const onClose = vi.fn();
  relayFrames({
    client: atRelay,
    agent: toAgent,
    hello: service.agent,
    allows: (verb) => verb === 'test.open',
    onClose,
  });
  return { browser, server, reached, onClose };
};

describe('relayFrames', () => {
  it('carries an allowed verb and refuses any other before the agent sees it', async () => {
    const { browser, reached } = await relayed();
    const client = await AgentClient.connect(browser);
    await expect(client.call(secret, {})).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await client.call(open, {})).toEqual({ fine: true });
    expect(reached).not.toHaveBeenCalled();
    client.close();
  });

  it('lets no client speak as an owner', async () => {
    const { browser, server } = await relayed();
    const client = await AgentClient.connect(browser, { ownerEpoch: 99 });
    expect(client.agent.ownerEpoch).toBe(7);
    expect(server.ownerEpoch).toBe(7);
    client.close();
  });

  it('closes both sides when either is gone or malformed', async () => {
    const { browser, server, onClose } = await relayed();
    browser.send(Uint8Array.of(1, 2, 3));
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    await vi.waitFor(() => expect(server.connections).toBe(0));
    const other = await relayed();
    other.server.close();
    await vi.waitFor(() => expect(other.onClose).toHaveBeenCalledOnce());
  });

  it('takes no request before HELLO', async () => {
    const { browser, onClose } = await relayed();
    browser.send(encodeFrame(frameType.request, 1, new TextEncoder().encode('{"verb":"test.open","input":{}}')));
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  });
});
