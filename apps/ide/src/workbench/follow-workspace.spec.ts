import { OperationError } from '@constellation/contracts-kernel';
import { getWorkspace, type Workspace } from '@constellation/contracts-workspace';
import { sampleId, sampleWorkspace } from '@constellation/testing-web';
import { ApiClient, type LiveListener } from '@constellation/web-api-client';
import { FakeApi } from '@constellation/testing-web';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followWorkspace } from './follow-workspace.ts';

const session = { accessToken: async () => 't', renew: async () => 't', assertMayAsk: () => undefined };

const follow = (first: Workspace, next: () => Workspace) => {
  const fake = new FakeApi().on(getWorkspace, next);
  let listener: LiveListener = {};
  const followed = followWorkspace(
    new ApiClient({ origin: '', fetch: fake.fetch, session }),
    {
      subscribe: (_subject, each) => {
        listener = each;
        return () => undefined;
      },
    },
    first,
  );
  return {
    fake,
    followed,
    notice: () => listener.onChange?.({ resource: 'workspace', id: sampleId('wsp', 1), version: 0 }),
    reconnect: () => listener.onSubscribed?.(),
  };
};

describe('followWorkspace', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('reads again after a notice and after a reconnect', async () => {
    let version = 3;
    const { followed, notice, reconnect } = follow(sampleWorkspace({ version }), () => sampleWorkspace({ version }));
    version = 4;
    notice();
    await vi.waitFor(() => expect(followed.workspace.get().version).toBe(4));
    version = 5;
    reconnect();
    await vi.waitFor(() => expect(followed.workspace.get().version).toBe(5));
    followed.dispose();
  });

  it('looks every five seconds while the state passes by itself, even when no notice comes', async () => {
    const { followed, fake } = follow(sampleWorkspace({ state: 'starting', version: 1 }), () =>
      sampleWorkspace({ state: 'running', version: 2 }),
    );
    await vi.advanceTimersByTimeAsync(4_900);
    expect(fake.calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    await vi.waitFor(() => expect(followed.workspace.get().state).toBe('running'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fake.calls).toHaveLength(1);
    followed.dispose();
  });

  it('never goes back to an older version', async () => {
    const { followed, notice, fake } = follow(sampleWorkspace({ version: 9 }), () => sampleWorkspace({ version: 8, state: 'stopped' }));
    notice();
    await vi.waitFor(() => expect(fake.calls).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(10);
    expect(followed.workspace.get()).toMatchObject({ version: 9, state: 'running' });
    followed.dispose();
  });

  it('goes on after a failed read and reads once more for notices that came during a read', async () => {
    let fails = true;
    const { followed, notice, fake } = follow(sampleWorkspace({ version: 1 }), () => {
      if (fails) throw new OperationError('unavailable', { executed: 'yes' });
      return sampleWorkspace({ version: 2 });
    });
    notice();
    notice();
    notice();
    await vi.waitFor(() => expect(fake.calls.length).toBeGreaterThanOrEqual(2));
    fails = false;
    await vi.advanceTimersByTimeAsync(5_100);
    await vi.waitFor(() => expect(followed.workspace.get().version).toBe(2));
    followed.dispose();
  });
});
