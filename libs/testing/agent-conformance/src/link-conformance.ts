import {
  AgentClient,
  AgentError,
  encodeFrame,
  type FrameLink,
  frameType,
  listProcesses,
  protocolVersion,
  systemFacts,
} from '@constellation/agent-protocol';
import { describe, expect, it, vi } from 'vitest';
import { bytesOf } from './collect.ts';
import type { ConnectedAgent } from './connected-agent.ts';

const closed = (link: FrameLink): Promise<boolean> => new Promise((resolve) => link.onClose(() => resolve(true)));
const json = (value: unknown) => bytesOf(JSON.stringify(value));
const hello = encodeFrame(frameType.hello, 0, json({ protocol: protocolVersion, role: 'client' }));

/** HELLO, owners, and what becomes of a link that breaks the rules. */
export const linkConformance = (agent: ConnectedAgent): void => {
  describe('link', () => {
    it('says who it is, and the same boot id on every link', async () => {
      const other = await agent.connect();
      expect(agent.client.agent).toMatchObject({ protocol: protocolVersion, role: 'agent' });
      expect(other.agent.bootId).toBe(agent.client.agent.bootId);
      expect(other.agent.features).toEqual(expect.arrayContaining(['fs', 'proc', 'pty', 'search', 'port', 'snapshot', 'sys']));
    });

    it('keeps the highest owner and refuses an older one, on new links and on old ones', async () => {
      const first = await agent.connect({ ownerEpoch: 10 });
      await agent.connect({ ownerEpoch: 11 });
      await vi.waitFor(() => expect(first.isClosed).toBe(true));
      await expect(agent.connect({ ownerEpoch: 10 })).rejects.toMatchObject({ code: 'stale_owner', details: { currentEpoch: 11 } });
      expect((await agent.connect({ ownerEpoch: 11 })).agent.ownerEpoch).toBe(11);
    });

    it('refuses another protocol version', async () => {
      const link = await agent.dial();
      const gone = closed(link);
      link.send(encodeFrame(frameType.hello, 0, json({ protocol: 999, role: 'client' })));
      expect(await gone).toBe(true);
    });

    it('closes a link that asks before HELLO, opens a stream twice or sends what is no JSON, and goes on serving others', async () => {
      const request = encodeFrame(frameType.request, 1, json({ verb: 'sys.info', input: {} }));
      for (const frames of [[request], [hello, request, request], [hello, encodeFrame(frameType.request, 1, bytesOf('{'))]]) {
        const link = await agent.dial();
        const gone = closed(link);
        for (const frame of frames) link.send(frame);
        expect(await gone).toBe(true);
      }
      expect((await agent.client.call(systemFacts, {})).pid).toBeGreaterThan(0);
    });

    it('closes a link that sends more than its credit', async () => {
      const link = await agent.dial();
      const gone = closed(link);
      link.send(hello);
      link.send(encodeFrame(frameType.request, 1, json({ verb: 'sys.usage', input: {} })));
      link.send(encodeFrame(frameType.request, 3, json({ verb: 'pty.attach', input: { id: 'none' } })));
      link.send(encodeFrame(frameType.request, 5, json({ verb: 'fs.watch', input: {} })));
      for (let sent = 0; sent < 5; sent += 1) link.send(encodeFrame(frameType.data, 5, new Uint8Array(64 * 1024)));
      expect(await gone).toBe(true);
    });

    it('says what is wrong with an input, and that it does not know a verb', async () => {
      const unknown = { ...listProcesses, name: 'proc.dance' };
      await expect(agent.client.call(unknown, {})).rejects.toMatchObject({ code: 'unsupported' });
      const misshapen = { ...systemFacts, name: 'fs.stat' };
      await expect(agent.client.call(misshapen, {})).rejects.toMatchObject({ code: 'invalid_input' });
    });

    it('answers pings', async () => {
      const link = await agent.dial();
      const ponged = new Promise<number>((resolve) => link.onFrame((frame) => resolve(frame[4] ?? 0)));
      link.send(encodeFrame(frameType.ping, 0));
      expect(await ponged).toBe(frameType.pong);
      link.close();
    });

    it('tells a closed link’s callers that it is gone', async () => {
      const link = await agent.dial();
      const client = await AgentClient.connect(link);
      client.close();
      await expect(client.call(systemFacts, {})).rejects.toBeInstanceOf(AgentError);
    });
  });
};
