import { OperationError } from '@constellation/contracts-kernel';
import { notOwner } from '../core/call-errors.ts';
import { keys } from '../core/channels.ts';
import type { InstanceAddress } from '../core/directory.ts';
import type { InstanceView } from '../core/instance-view.ts';
import { Owners } from '../core/owners.ts';
import type { TransportLog } from '../core/transport-log.ts';
import { claimScript, releaseScript } from './owner-scripts.ts';
import type { RedisLink } from './redis-link.ts';

const leaseMs = 15_000;
const renewEveryMs = 5_000;

/** `Owners` as Redis leases. */
export class RedisOwners extends Owners {
  private readonly held = new Map<string, number>();
  private readonly lostListeners = new Set<(key: string) => void>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly selfId: string,
    private readonly link: RedisLink,
    private readonly view: InstanceView,
    private readonly log: TransportLog,
  ) {
    super();
  }

  override async claim(key: string, epoch: number): Promise<void> {
    if (!(await this.take(key, epoch, await this.deadHolderOf(key))))
      throw new OperationError(notOwner, { message: `${key} is held elsewhere`, executed: 'no' });
    this.held.set(key, epoch);
    this.timer ??= setInterval(() => void this.renewAll(), renewEveryMs);
  }

  override async release(key: string): Promise<void> {
    if (!this.held.delete(key)) return;
    await this.link.run((redis) => redis.eval(releaseScript, 1, keys.owner(key), this.selfId));
  }

  override holds(key: string): boolean {
    return this.held.has(key);
  }

  override async ownerOf(key: string): Promise<InstanceAddress | undefined> {
    const holder = await this.holderOf(key);
    const record = holder === undefined ? undefined : this.view.find(holder);
    return record?.state === 'up' ? { instanceId: record.instanceId, service: record.service, http: record.http } : undefined;
  }

  override onLost(listener: (key: string) => void): () => void {
    this.lostListeners.add(listener);
    return () => this.lostListeners.delete(listener);
  }

  /** Writes every lease again, as after Redis came back empty. */
  async renewAll(): Promise<void> {
    if (!this.link.isReady()) return;
    await Promise.all([...this.held].map(([key, epoch]) => this.renew(key, epoch)));
  }

  /** Gives every lease back and stops renewing. */
  async releaseAll(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await Promise.allSettled([...this.held.keys()].map((key) => this.release(key)));
  }

  private async renew(key: string, epoch: number): Promise<void> {
    try {
      if ((await this.take(key, epoch, '')) || this.held.get(key) !== epoch) return;
    } catch (error) {
      this.log.warn({ err: error, key }, 'A lease could not be renewed');
      return;
    }
    this.held.delete(key);
    for (const listener of this.lostListeners) listener(key);
  }

  private async take(key: string, epoch: number, deadHolder: string): Promise<boolean> {
    const taken = await this.link.run((redis) => redis.eval(claimScript, 1, keys.owner(key), this.selfId, epoch, leaseMs, deadHolder));
    return taken === 1;
  }

  private async deadHolderOf(key: string): Promise<string> {
    const holder = await this.holderOf(key);
    return holder !== undefined && this.view.find(holder) === undefined ? holder : '';
  }

  private async holderOf(key: string): Promise<string | undefined> {
    const lease = await this.link.run((redis) => redis.get(keys.owner(key)));
    return lease?.slice(0, lease.lastIndexOf('|'));
  }
}
