import type { RunEvent, RunEventBody } from '@constellation/contracts-claude';
import { FakeBroadcasts, MemoryOutputStreams } from '@constellation/testing-server';
import { describe, expect, it, vi } from 'vitest';
import { LiveTail } from './live-tail.ts';

class FailingStreams extends MemoryOutputStreams {
  isAway = false;

  override append(streamId: string, entryId: string, value: unknown): Promise<void> {
    return this.isAway ? Promise.reject(new Error('Redis is away')) : super.append(streamId, entryId, value);
  }
}

const run = { _id: 'run_01ARZ3NDEKTSV4RRFFQ69G5FAV', projectId: 'prj_01ARZ3NDEKTSV4RRFFQ69G5FAV', version: 3, isActive: true } as const;
const place = { turn: 1, attempt: 1, index: 0 };
const event = (seq: number, body: RunEventBody): RunEvent => ({ id: `1-${seq}`, runId: run._id, at: '2026-11-24T00:00:00.000Z', body });
const kept = (seq: number) => event(seq, { type: 'text.block', ...place, text: `block ${seq}` });
const delta = (seq: number) => event(seq, { type: 'text.delta', ...place, text: `delta ${seq}` });

const idsIn = async (streams: MemoryOutputStreams) => (await streams.read(run._id, undefined, 100)).map(({ id }) => id);

const make = () => {
  const streams = new FailingStreams();
  const broadcasts = new FakeBroadcasts();
  return { streams, broadcasts, tail: new LiveTail(streams, broadcasts) };
};

describe('LiveTail', () => {
  it('writes events in their order and tells that there are some', async () => {
    const { streams, broadcasts, tail } = make();
    tail.publish(run, [kept(1), delta(2)]);
    tail.publish(run, [kept(3)]);
    await vi.waitFor(async () => expect(await idsIn(streams)).toEqual(['1-1', '1-2', '1-3']));
    expect(broadcasts.published.at(-1)).toMatchObject({ resource: 'run', id: run._id, version: 3 });
  });

  it('keeps what matters while Redis is away, and sends it by itself when it is back', async () => {
    const { streams, tail } = make();
    streams.isAway = true;
    tail.publish(run, [kept(1), delta(2), kept(3)]);
    await Promise.resolve();
    tail.publish(run, [delta(4), kept(5)]);
    streams.isAway = false;
    await vi.waitFor(
      async () => expect((await idsIn(streams)).filter((id) => ['1-1', '1-3', '1-5'].includes(id))).toEqual(['1-1', '1-3', '1-5']),
      { timeout: 2_000 },
    );
  });

  it('goes on when a newer generation already wrote', async () => {
    const { streams, tail } = make();
    await streams.append(run._id, '2-1', {});
    tail.publish(run, [kept(1)]);
    tail.publish(run, [{ ...kept(2), id: '2-2' }]);
    await vi.waitFor(async () => expect(await idsIn(streams)).toEqual(['2-1', '2-2']));
  });

  it('drops the stream an hour after the end of a run', async () => {
    const { streams, tail } = make();
    tail.publish(run, [kept(1)]);
    tail.publish({ ...run, isActive: false }, [kept(2)]);
    tail.close({ ...run, isActive: false });
    await vi.waitFor(() => expect(streams.expiries.get(run._id)).toBe(3_600));
    expect(await idsIn(streams)).toEqual(['1-1', '1-2']);
  });
});
