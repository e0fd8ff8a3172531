import { OperationError, publicOperation } from '@constellation/contracts-kernel';
import { FakeApi } from '@constellation/testing-web';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ApiClient } from './api-client.ts';

const operation = {
  summary: 'For this spec.',
  service: 'gateway',
  plane: 'edge',
  policy: { role: 'person', scope: 'account' },
  output: z.object({ phase: z.string() }),
  errors: [],
  timeoutMs: 1_000,
} as const;
const getMoon = publicOperation({
  ...operation,
  name: 'spec.get-moon.v1',
  kind: 'query',
  route: { method: 'GET', path: '/moon' },
  input: z.object({}),
});
const lookUp = publicOperation({
  ...getMoon,
  name: 'spec.look-up.v1',
  route: { method: 'GET', path: '/sky' },
  policy: { role: 'anonymous', scope: 'account' },
});
const turnMoon = publicOperation({
  ...operation,
  name: 'spec.turn-moon.v1',
  kind: 'command',
  route: { method: 'PATCH', path: '/moon', ifMatch: 'required' },
  input: z.object({ ifMatch: z.string(), phase: z.string() }),
});
const full = { phase: 'full' };

class StubSession {
  renewals = 0;
  isSignedOut = false;
  accessToken = async (): Promise<string> => `token-${this.renewals}`;
  renew = async (): Promise<string> => {
    this.renewals += 1;
    return `token-${this.renewals}`;
  };
  assertMayAsk = (): void => {
    if (this.isSignedOut) throw new OperationError('unauthenticated', { executed: 'no' });
  };
}

describe('ApiClient', () => {
  let fake: FakeApi;
  let session: StubSession;
  let api: ApiClient;
  beforeEach(() => {
    fake = new FakeApi();
    session = new StubSession();
    api = new ApiClient({ origin: '', fetch: fake.fetch, session });
  });

  it('sends the access token and answers what the contract says', async () => {
    fake.on(getMoon, () => full);
    expect(await api.call(getMoon, {})).toEqual(full);
    expect(fake.calls[0]?.headers.get('authorization')).toBe('Bearer token-0');
  });

  it('sends no token where nobody need be signed in', async () => {
    fake.on(lookUp, () => full);
    await api.call(lookUp, {});
    expect(fake.calls[0]?.headers.has('authorization')).toBe(false);
  });

  it('gets a new token once when the old one is refused, and asks again', async () => {
    fake.on(getMoon, (_input, request) => {
      if (request.headers.get('authorization') === 'Bearer token-0') throw new OperationError('unauthenticated', { executed: 'no' });
      return full;
    });
    await expect(api.call(getMoon, {})).resolves.toEqual(full);
    expect(session.renewals).toBe(1);
  });

  it('fails when the new token is refused too, and does not go round', async () => {
    fake.refuse(getMoon, 'unauthenticated');
    await expect(api.call(getMoon, {})).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(session.renewals).toBe(1);
  });

  it('asks nothing while signed out', async () => {
    session.isSignedOut = true;
    await expect(api.call(getMoon, {})).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(fake.calls).toEqual([]);
  });

  it('repeats a query that did not run, but never a command', async () => {
    fake.refuse(getMoon, 'overloaded', { executed: 'no' }).refuse(turnMoon, 'overloaded', { executed: 'no' });
    await expect(api.call(getMoon, {})).rejects.toMatchObject({ code: 'overloaded' });
    await expect(api.call(turnMoon, { ifMatch: '1', phase: 'new' })).rejects.toMatchObject({ code: 'overloaded' });
    expect(fake.calls.map((call) => call.operation)).toEqual(['spec.get-moon.v1', 'spec.get-moon.v1', 'spec.turn-moon.v1']);
  });

  it('tells apart a lost connection and a caller that left', async () => {
    fake.isReachable = false;
    await expect(api.call(getMoon, {})).rejects.toMatchObject({ code: 'client.offline', executed: 'unknown' });
    await expect(api.call(getMoon, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('refuses an answer that the contract does not know', async () => {
    fake.on(getMoon, () => new Response('{"id":7}') as never);
    await expect(api.call(getMoon, {})).rejects.toMatchObject({ code: 'client.reply_invalid' });
  });
});
