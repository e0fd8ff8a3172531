import type { ServiceName } from '@constellation/contracts-kernel';
import type { InstanceRecord, Notice, Sighting } from './instance-record.ts';

/** An instance is dead for its callers after this many milliseconds without a beat. */
export const deadAfterMs = 5_000;

interface Known {
  record: InstanceRecord;
  beat: number;
  seenAt: number;
  /** The beat it had when nobody listened on its inbox: only a later one proves it alive. */
  deafSince: number | undefined;
}

/**
 * What this process believes of the others. It is fed with readings of the registry, notices, and proof from sending;
 * a registry that was emptied is no proof of death, so what it forgot stays for five seconds.
 */
export class InstanceView {
  private readonly known = new Map<string, Known>();
  private readonly goneListeners = new Set<(instanceId: string) => void>();

  read(service: ServiceName, sightings: readonly Sighting[]): void {
    const now = performance.now();
    for (const { record, beat, ageMs } of sightings) {
      if (ageMs > deadAfterMs) this.forget(record.instanceId);
      else this.see(record, beat, now);
    }
    for (const [id, { record, seenAt }] of this.known) {
      if (record.service === service && now - seenAt > deadAfterMs) this.forget(id);
    }
  }

  notice(notice: Notice): void {
    if (notice.kind === 'gone') return this.forget(notice.instanceId);
    const { instance } = notice;
    const known = this.known.get(instance.instanceId);
    this.known.set(instance.instanceId, { record: instance, beat: known?.beat ?? 0, seenAt: performance.now(), deafSince: undefined });
  }

  /** Nobody listens on its inbox. It stays out until it beats again. */
  markDeaf(instanceId: string): void {
    const known = this.known.get(instanceId);
    if (known !== undefined) known.deafSince = known.beat;
    this.announceGone(instanceId);
  }

  /** The instances that take new calls. */
  takingCalls(service: ServiceName): InstanceRecord[] {
    const found: InstanceRecord[] = [];
    for (const { record, deafSince } of this.known.values()) {
      if (record.service === service && record.state === 'up' && deafSince === undefined) found.push(record);
    }
    return found;
  }

  find(instanceId: string): InstanceRecord | undefined {
    const known = this.known.get(instanceId);
    return known?.deafSince === undefined ? known?.record : undefined;
  }

  /** Told with the id of an instance whose open calls are lost. */
  onGone(listener: (instanceId: string) => void): void {
    this.goneListeners.add(listener);
  }

  private see(record: InstanceRecord, beat: number, now: number): void {
    const known = this.known.get(record.instanceId);
    const deafSince = known?.deafSince !== undefined && beat <= known.deafSince ? known.deafSince : undefined;
    const seenAt = known !== undefined && beat <= known.beat ? known.seenAt : now;
    this.known.set(record.instanceId, { record, beat, seenAt, deafSince });
  }

  private forget(instanceId: string): void {
    if (this.known.delete(instanceId)) this.announceGone(instanceId);
  }

  private announceGone(instanceId: string): void {
    for (const listener of this.goneListeners) listener(instanceId);
  }
}
