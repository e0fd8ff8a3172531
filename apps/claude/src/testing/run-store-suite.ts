import { ulid } from 'ulid';
import { describe, expect, it } from 'vitest';
import { RunLostError } from '../engine/run-change.ts';
import type { RunStore } from '../engine/run-store.ts';
import type { AiApproval } from '../records/ai-approval.ts';
import type { AiRun } from '../records/ai-run.ts';
import { runRecord } from './run-record.ts';

export interface StoreUnderTest {
  store: RunStore;
  insert: (run: AiRun) => Promise<void>;
}

const running = { type: 'run.state' as const, state: 'running' as const };
const approval = (run: AiRun, toolUseId: string): AiApproval => ({
  _id: `${run._id}/${toolUseId}`,
  runId: run._id,
  projectId: run.projectId,
  toolUseId,
  tool: 'bash',
  input: {},
  inputHash: 'hash',
  askedAt: new Date(),
});
const decision = (toolUseId: string) => ({ toolUseId, decision: 'allow' as const, by: `usr_${ulid()}` as const, signedDecision: 'signed' });

/** What every store of runs promises. Claims run to empty between the cases, since a store may be shared. */
export const describeRunStore = (name: string, subject: () => StoreUnderTest): void => {
  describe(name, () => {
    const claimOnly = async (run: AiRun, holder = `claude-${ulid()}`) => {
      const { store, insert } = subject();
      await insert(run);
      const claimed = await store.claim(holder, []);
      expect(claimed?.run._id).toBe(run._id);
      return { store, holder };
    };

    it('gives a queued run to one of many who want it, under a higher generation', async () => {
      const { store, insert } = subject();
      const run = runRecord();
      await insert(run);
      const claims = await Promise.all(['a', 'b', 'c'].map((holder) => store.claim(holder, [])));
      expect(claims.filter((claim) => claim !== undefined)).toMatchObject([{ isTakeover: false, run: { _id: run._id, runGen: 1 } }]);
    });

    it('refuses what an earlier holder writes', async () => {
      const run = runRecord();
      const { store, holder } = await claimOnly(run);
      await store.commit(run._id, 1, 1, { events: [running], set: { state: 'running' } });
      await store.releaseAll(holder);
      expect(await store.claim('other', [])).toMatchObject({ isTakeover: true, run: { runGen: 2 } });
      await expect(store.commit(run._id, 1, 2, { events: [running] })).rejects.toBeInstanceOf(RunLostError);
      expect(await store.look(holder, [run._id])).toEqual([]);
      await store.commit(run._id, 2, 1, { events: [], set: { state: 'completed' }, release: true });
    });

    it('leaves a run with a holder that lives, or that just took it', async () => {
      const run = runRecord();
      const { store } = await claimOnly(run, 'living');
      expect(await store.claim('other', ['living', 'other'])).toBeUndefined();
      expect(await store.claim('other', ['other'])).toBeUndefined();
      await store.commit(run._id, 1, 1, { events: [], set: { state: 'completed' }, release: true });
    });

    it('numbers events and writes them with the rest or not at all', async () => {
      const run = runRecord();
      const { store } = await claimOnly(run);
      const { events } = await store.commit(run._id, 1, 5, { events: [running, running], set: { state: 'failed' }, release: true });
      expect(events.map(({ id }) => id)).toEqual(['1-5', '1-6']);
      expect(await store.get(run._id)).toMatchObject({ state: 'failed', isActive: false });
      expect(await store.requestCancel(run._id)).toBeUndefined();
    });

    it('lets others write only while nobody holds the run', async () => {
      const run = runRecord();
      const { store, holder } = await claimOnly(run);
      expect(await store.advance(run._id, ['queued'], { events: [] })).toBeUndefined();
      expect(await store.requestCancel(run._id)).toMatchObject({ cancelRequestedAt: expect.any(Date) as Date });
      expect(await store.look(holder, [run._id])).toEqual([{ runId: run._id, isCancelRequested: true }]);
      await store.commit(run._id, 1, 1, { events: [], set: { state: 'paused' }, release: true });
      expect(await store.advance(run._id, ['paused'], { events: [running], set: { state: 'cancelled' } })).toMatchObject({
        events: [{ id: '2-1' }],
        run: { runGen: 2 },
      });
    });

    it('goes on when the last of several decisions is made, whoever is first', async () => {
      const run = runRecord();
      const { store } = await claimOnly(run);
      await store.commit(run._id, 1, 1, {
        events: [],
        set: { state: 'waiting_approval' },
        approvals: [approval(run, 'one'), approval(run, 'two')],
        release: true,
      });
      const both = await Promise.all([store.decide(run._id, decision('one')), store.decide(run._id, decision('two'))]);
      expect(both.map((done) => done?.run.state).toSorted()).toEqual(['queued', 'waiting_approval']);
      expect(await store.decide(run._id, decision('one'))).toBeUndefined();
      await store.advance(run._id, ['queued'], { events: [], set: { state: 'cancelled' } });
    });

    it('takes one decision about one act', async () => {
      const run = runRecord();
      const { store } = await claimOnly(run);
      await store.commit(run._id, 1, 1, {
        events: [],
        set: { state: 'waiting_approval' },
        approvals: [approval(run, 'one'), approval(run, 'two')],
        release: true,
      });
      await store.decide(run._id, decision('one'));
      await expect(store.decide(run._id, { ...decision('one'), decision: 'deny' as const })).rejects.toMatchObject({
        code: 'approval.decided',
      });
      await store.advance(run._id, ['waiting_approval'], { events: [], set: { state: 'cancelled' } });
    });
  });
};
