import { publicOperation, type LiveClientFrame, type LiveServerFrame } from '@constellation/contracts-kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LiveClient } from './live-client.ts';

const getMoon = publicOperation({
  name: 'spec.get-moon.v1',
  summary: 'For this spec.',
  service: 'gateway',
  kind: 'query',
  plane: 'edge',
  route: { method: 'GET', path: '/moon' },
  policy: { role: 'person', scope: 'account' },
  input: z.object({}),
  output: z.object({ phase: z.string() }),
  errors: [],
  timeoutMs: 1_000,
});

class StubSocket extends EventTarget {
  readyState = 1;
  readonly sent: LiveClientFrame[] = [];
  send(text: string): void {
    this.sent.push(JSON.parse(text) as LiveClientFrame);
  }
  close(): void {
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }
  say(frame: LiveServerFrame): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(frame) }));
  }
}

const scene = () => {
  const timers = new Map<number, { work: () => void; ms: number }>();
  let lastTimer = 0;
  const live = new LiveClient();
  return {
    live,
    fire: (ms: number) => {
      for (const [id, timer] of [...timers])
        if (timer.ms === ms) {
          timers.delete(id);
          timer.work();
        }
    },
    open: () => {
      const socket = new StubSocket();
      const connection = live.attach(socket as unknown as WebSocket, {
        setTimeout: (work, ms) => {
          lastTimer += 1;
          timers.set(lastTimer, { work, ms });
          return lastTimer;
        },
        clearTimeout: (timer) => void timers.delete(timer as number),
      });
      return { socket, connection };
    },
  };
};

const change = { resource: 'project', id: 'prj_00000000000000000000000001', version: 2 } as const;

describe('LiveClient', () => {
  it('subscribes again on every connection, with the subject of that moment', () => {
    const { live, open } = scene();
    const seen: string[] = [];
    live.subscribe(() => ({ resource: 'run', id: 'run_00000000000000000000000001', after: seen.at(-1) }), {});
    const first = open().socket;
    expect(first.sent).toMatchObject([{ type: 'subscribe', subject: { resource: 'run' } }]);
    first.close();
    seen.push('1-7');
    expect(open().socket.sent).toMatchObject([{ type: 'subscribe', subject: { after: '1-7' } }]);
  });

  it('tells a subscriber of changes, and that it has to read anew', () => {
    const { live, open } = scene();
    const heard: unknown[] = [];
    const stop = live.subscribe(() => ({ resource: 'projects' }), {
      onChange: (each) => heard.push(each),
      onSubscribed: () => heard.push('subscribed'),
    });
    const { socket } = open();
    socket.say({ type: 'subscribed', id: '1' });
    socket.say({ type: 'change', id: '1', change });
    stop();
    socket.say({ type: 'change', id: '1', change });
    expect(heard).toEqual(['subscribed', change]);
    expect(socket.sent.at(-1)).toEqual({ type: 'unsubscribe', id: '1' });
  });

  it('answers a call, and fails those that were open when the socket closes', async () => {
    const { live, open } = scene();
    const { socket } = open();
    const answered = live.call(getMoon, {});
    const lost = live.call(getMoon, {});
    socket.say({ type: 'result', id: '1', output: { phase: 'full' } });
    expect(await answered).toEqual({ phase: 'full' });
    socket.close();
    await expect(lost).rejects.toMatchObject({ code: 'client.offline', executed: 'unknown' });
    await expect(live.call(getMoon, {})).rejects.toMatchObject({ code: 'client.offline', executed: 'no' });
  });

  it('carries the code of a refused call', async () => {
    const { live, open } = scene();
    const { socket } = open();
    const call = live.call(getMoon, {});
    socket.say({ type: 'error', id: '1', error: { code: 'forbidden', message: 'no', correlationId: 'cor_1', executed: 'no' } });
    await expect(call).rejects.toMatchObject({ code: 'forbidden', correlationId: 'cor_1' });
  });

  it('cancels a call on the server when its caller leaves', async () => {
    const { live, open } = scene();
    const { socket } = open();
    const leave = new AbortController();
    const call = live.call(getMoon, {}, { signal: leave.signal });
    leave.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(socket.sent.at(-1)).toEqual({ type: 'cancel', id: '1' });
  });

  it('closes a socket that stays silent', async () => {
    const { open, fire } = scene();
    const { socket, connection } = open();
    fire(15_000);
    expect(socket.sent).toEqual([{ type: 'ping' }]);
    socket.say({ type: 'pong' });
    fire(25_000);
    await connection.ended;
    expect(socket.readyState).toBe(3);
  });

  it('probes with a short patience when the page wakes', async () => {
    const { open, fire } = scene();
    const { socket, connection } = open();
    connection.probe?.();
    expect(socket.sent).toEqual([{ type: 'ping' }]);
    fire(3_000);
    await connection.ended;
  });

  it('overlooks what it cannot read', () => {
    const { open } = scene();
    const { socket } = open();
    expect(() => socket.dispatchEvent(Object.assign(new Event('message'), { data: 'nonsense' }))).not.toThrow();
  });
});
