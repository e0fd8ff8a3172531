import type { WireError } from '@constellation/contracts-kernel';

export type CallOutcome =
  { kind: 'value'; value: unknown } | { kind: 'error'; error: WireError } | { kind: 'lost' } | { kind: 'deadline' } | { kind: 'cancelled' };

interface OpenCall {
  instanceId: string;
  openedAt: number;
  settle(outcome: CallOutcome): void;
}

/** The calls that this process waits for, by id and by the instance that works on them. */
export class OpenCalls {
  private readonly calls = new Map<string, OpenCall>();
  private readonly counts = new Map<string, number>();
  private lastId = 0;

  open(instanceId: string, settle: (outcome: CallOutcome) => void): string {
    const id = (++this.lastId).toString(36);
    this.calls.set(id, { instanceId, openedAt: performance.now(), settle });
    this.counts.set(instanceId, this.countAt(instanceId) + 1);
    return id;
  }

  /** Nothing happens when the call was settled before. */
  settle(id: string, outcome: CallOutcome): void {
    const call = this.calls.get(id);
    if (call === undefined) return;
    this.calls.delete(id);
    const left = this.countAt(call.instanceId) - 1;
    if (left > 0) this.counts.set(call.instanceId, left);
    else this.counts.delete(call.instanceId);
    call.settle(outcome);
  }

  loseInstance(instanceId: string): void {
    for (const [id, call] of this.calls) if (call.instanceId === instanceId) this.settle(id, { kind: 'lost' });
  }

  countAt(instanceId: string): number {
    return this.counts.get(instanceId) ?? 0;
  }

  get size(): number {
    return this.calls.size;
  }

  /** Each instance that works for us, with the ids that have been open for at least `ageMs`. */
  byInstance(ageMs: number, limit: number): Map<string, string[]> {
    const openedBefore = performance.now() - ageMs;
    const found = new Map<string, string[]>();
    for (const [id, { instanceId, openedAt }] of this.calls) {
      const ids = found.get(instanceId) ?? [];
      found.set(instanceId, ids);
      if (openedAt <= openedBefore && ids.length < limit) ids.push(id);
    }
    return found;
  }
}
