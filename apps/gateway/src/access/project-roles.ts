import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { OutputOf, ProjectId, UserId } from '@constellation/contracts-kernel';
import { roleInProject } from '@constellation/contracts-project';
import { BoundedCache } from '@constellation/server-identity';
import { ChangeFeed, Rpc } from '@constellation/transport';
import { Clock } from '../clock.ts';

export type Standing = OutputOf<typeof roleInProject>;

const keptMs = 5_000;

/** A person's role in a project, at most 5 s old, and read anew at once when the project says that it changed. */
@Injectable()
export class ProjectRoles implements OnModuleInit, OnModuleDestroy {
  private readonly known: BoundedCache<{ projectId: ProjectId; standing: Promise<Standing> }>;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly rpc: Rpc,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {
    this.known = new BoundedCache(20_000, () => clock.now().getTime());
  }

  onModuleInit(): void {
    this.unsubscribe = this.changes.subscribe((change) => {
      if (change.resource === 'project') this.known.deleteWhere(({ projectId }) => projectId === change.id);
    });
  }

  onModuleDestroy(): void {
    this.unsubscribe?.();
  }

  async standingOf(projectId: ProjectId, userId: UserId): Promise<Standing> {
    const key = `${projectId} ${userId}`;
    const known = this.known.get(key);
    if (known !== undefined) return known.standing;
    const standing = this.rpc.call(roleInProject, { projectId, userId });
    this.known.set(key, { projectId, standing }, this.clock.now().getTime() + keptMs);
    standing.catch(() => {
      this.known.deleteWhere((kept) => kept.standing === standing);
    });
    return standing;
  }
}
