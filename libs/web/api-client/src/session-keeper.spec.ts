import { OperationError } from '@constellation/contracts-kernel';
import { describe, expect, it } from 'vitest';
import { SessionKeeper, type SignedInReply } from './session-keeper.ts';

const start = Date.parse('2026-11-24T10:00:00.000Z');
const reply = (token: string, inMs: number): SignedInReply<string> => ({
  accessToken: token,
  expiresAt: new Date(start + inMs).toISOString(),
  account: 'Ana',
});

class Scene {
  now = start;
  refreshes = 0;
  answer: () => Promise<SignedInReply<string>> = async () => reply(`token-${this.refreshes}`, 300_000);
  posted: unknown[] = [];
  private hear: (event: unknown) => void = () => undefined;
  readonly keeper = new SessionKeeper<string>({
    refresh: () => {
      this.refreshes += 1;
      return this.answer();
    },
    exclusively: (work) => work(),
    now: () => this.now,
    channel: {
      postMessage: (message: unknown) => void this.posted.push(message),
      addEventListener: (_type: string, listener: unknown) => {
        this.hear = listener as (event: unknown) => void;
      },
    },
  });
  say(message: unknown): void {
    this.hear({ data: message });
  }
}

describe('SessionKeeper', () => {
  it('refreshes once for several callers and keeps the token while it holds', async () => {
    const scene = new Scene();
    expect(await Promise.all([scene.keeper.accessToken(), scene.keeper.accessToken()])).toEqual(['token-1', 'token-1']);
    expect(await scene.keeper.accessToken()).toBe('token-1');
    expect(scene.refreshes).toBe(1);
    expect(scene.keeper.state.get()).toEqual({ status: 'signed-in', account: 'Ana' });
  });

  it('refreshes some seconds before the token ends', async () => {
    const scene = new Scene();
    await scene.keeper.accessToken();
    scene.now = start + 285_000;
    expect(await scene.keeper.accessToken()).toBe('token-2');
  });

  it('signs out when the session has ended, and says why', async () => {
    const scene = new Scene();
    scene.answer = () => Promise.reject(new OperationError('identity.session_ended'));
    await expect(scene.keeper.accessToken()).rejects.toMatchObject({ code: 'identity.session_ended' });
    expect(scene.keeper.state.get()).toEqual({ status: 'signed-out', reason: 'identity.session_ended' });
    expect(() => scene.keeper.assertMayAsk()).toThrow();
  });

  it('does not sign out because the server cannot be reached', async () => {
    const scene = new Scene();
    scene.answer = () => Promise.reject(new OperationError('client.offline'));
    await expect(scene.keeper.accessToken()).rejects.toMatchObject({ code: 'client.offline' });
    expect(scene.keeper.state.get()).toEqual({ status: 'unknown' });
    scene.answer = async () => reply('late', 300_000);
    expect(await scene.keeper.accessToken()).toBe('late');
  });

  it('tells the other tabs of a sign-out and hears of theirs', async () => {
    const scene = new Scene();
    await scene.keeper.accessToken();
    scene.keeper.signedOut();
    expect(scene.posted).toEqual(['signed-out']);
    const other = new Scene();
    await other.keeper.accessToken();
    other.say('signed-out');
    expect(other.keeper.state.get()).toEqual({ status: 'signed-out', reason: 'elsewhere' });
  });
});
