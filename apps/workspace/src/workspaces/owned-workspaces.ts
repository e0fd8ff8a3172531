import { Injectable } from '@nestjs/common';
import { OperationError, type WorkspaceId } from '@constellation/contracts-kernel';
import { workspaceOwnerKey } from '@constellation/contracts-workspace';
import { Directory, Owners, type InstanceAddress } from '@constellation/transport';
import { KeyedLock } from '../driver/keyed-lock.ts';
import { WorkspaceRepository } from './workspace.repository.ts';
import type { WorkspaceRow } from './workspace-row.ts';

const notOwner = () => new OperationError('not_owner', { executed: 'no' });

/** Which workspaces this instance holds, under which epoch. MongoDB decides; the lease only routes. */
@Injectable()
export class OwnedWorkspaces {
  private readonly epochs = new Map<WorkspaceId, number>();
  private readonly lock = new KeyedLock();
  private readonly listeners = new Set<(id: WorkspaceId) => void>();

  constructor(
    private readonly repository: WorkspaceRepository,
    private readonly owners: Owners,
    private readonly directory: Directory,
  ) {
    owners.onLost((key) => this.forget(key.slice('ws:'.length) as WorkspaceId));
  }

  /** The row as its owner holds it. Claims what nobody holds; throws `not_owner` while another instance does, `not_found` without a row. */
  async own(id: WorkspaceId): Promise<WorkspaceRow> {
    // What is held needs no turn: only claims wait for each other.
    const row = await this.peek(id);
    if (row !== undefined && row.ownerEpoch === this.epochs.get(id)) return row;
    return this.lock.run(id, async () => {
      const held = await this.heldRow(id);
      if (held !== undefined) return held;
      const other = await this.owners.ownerOf(workspaceOwnerKey(id));
      if (other !== undefined && this.isAnother(other)) throw notOwner();
      return this.claim(id);
    });
  }

  /** As {@link own}, but takes it from another instance: for workspaces that do not run, where nobody is disturbed. */
  take(id: WorkspaceId): Promise<WorkspaceRow> {
    return this.lock.run(id, async () => (await this.heldRow(id)) ?? this.claim(id));
  }

  holds(id: WorkspaceId): boolean {
    return this.epochs.has(id) && this.owners.holds(workspaceOwnerKey(id));
  }

  async release(id: WorkspaceId): Promise<void> {
    this.epochs.delete(id);
    await this.owners.release(workspaceOwnerKey(id));
  }

  held(): WorkspaceId[] {
    return [...this.epochs.keys()];
  }

  onLost(listener: (id: WorkspaceId) => void): void {
    this.listeners.add(listener);
  }

  /** The row of what this instance believes to hold; whether it still does, its epoch says. */
  private async peek(id: WorkspaceId): Promise<WorkspaceRow | undefined> {
    if (!this.holds(id)) return undefined;
    const row = await this.repository.get(id);
    if (row === undefined) throw new OperationError('not_found');
    return row;
  }

  /** In the workspace's turn alone: while a claim goes on, the row is ahead of what is known here. */
  private async heldRow(id: WorkspaceId): Promise<WorkspaceRow | undefined> {
    const row = await this.peek(id);
    if (row === undefined || row.ownerEpoch === this.epochs.get(id)) return row;
    this.forget(id);
    return undefined;
  }

  /** An instance with this one's address was killed: two processes do not listen at the same one. */
  private isAnother({ instanceId, http }: InstanceAddress): boolean {
    const { self } = this.directory;
    return instanceId !== self.instanceId && http !== self.http;
  }

  private async claim(id: WorkspaceId): Promise<WorkspaceRow> {
    const row = await this.repository.claim(id);
    if (row === undefined) throw new OperationError('not_found');
    await this.owners.claim(workspaceOwnerKey(id), row.ownerEpoch);
    this.epochs.set(id, row.ownerEpoch);
    return row;
  }

  private forget(id: WorkspaceId): void {
    if (!this.epochs.delete(id)) return;
    for (const listener of this.listeners) listener(id);
  }
}
