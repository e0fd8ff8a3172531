import { OperationError } from '@constellation/contracts-kernel';
import { Owners, type InstanceAddress } from '@constellation/transport';

/** The leases of several `MemoryOwners`: what Redis is to the real ones. */
export class MemoryLeases {
  readonly leases = new Map<string, { owners: MemoryOwners; epoch: number }>();
}

/** `Owners` of one instance, in memory. */
export class MemoryOwners extends Owners {
  private readonly lostListeners = new Set<(key: string) => void>();

  constructor(
    readonly self: InstanceAddress,
    private readonly shared: MemoryLeases = new MemoryLeases(),
  ) {
    super();
  }

  override async claim(key: string, epoch: number): Promise<void> {
    const held = this.shared.leases.get(key);
    if (held !== undefined && held.owners !== this && held.epoch >= epoch) throw new OperationError('not_owner', { executed: 'no' });
    this.shared.leases.set(key, { owners: this, epoch });
    if (held !== undefined && held.owners !== this) held.owners.lose(key);
  }

  override async release(key: string): Promise<void> {
    if (this.holds(key)) this.shared.leases.delete(key);
  }

  override holds(key: string): boolean {
    return this.shared.leases.get(key)?.owners === this;
  }

  override async ownerOf(key: string): Promise<InstanceAddress | undefined> {
    return this.shared.leases.get(key)?.owners.self;
  }

  override onLost(listener: (key: string) => void): () => void {
    this.lostListeners.add(listener);
    return () => this.lostListeners.delete(listener);
  }

  private lose(key: string): void {
    for (const listener of this.lostListeners) listener(key);
  }
}
