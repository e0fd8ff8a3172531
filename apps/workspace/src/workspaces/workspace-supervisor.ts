import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { WorkspaceDriver } from '../driver/workspace-driver.ts';
import { FollowDeletions } from './follow-deletions.ts';
import { HandleExit } from './handle-exit.ts';
import { OwnedWorkspaces } from './owned-workspaces.ts';
import { ReconcileWorkspaces } from './reconcile-workspaces.ts';

/** Also how long the workspaces of an instance on another host wait for one that takes them over. */
const reconcileEveryMs = 10_000;
const deletionsEveryMs = 60_000;
/** The project service starts beside this one. */
const firstDeletionsMs = 5_000;

/** Keeps the loops going: at the start, on a clock, and when an agent ends. */
@Injectable()
export class WorkspaceSupervisor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('WorkspaceSupervisor');
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly driver: WorkspaceDriver,
    private readonly owned: OwnedWorkspaces,
    private readonly reconcile: ReconcileWorkspaces,
    private readonly deletions: FollowDeletions,
    private readonly exits: HandleExit,
  ) {}

  onApplicationBootstrap(): void {
    this.driver.onExit((id, generation) => this.attempt('an exit', () => this.exits.execute(id, generation)));
    this.owned.onLost((id) => this.reconcile.forget(id));
    const reconcile = () => this.attempt('reconciling', () => this.reconcile.execute());
    const deletions = () => this.attempt('asking for deletions', () => this.deletions.execute());
    reconcile();
    this.timers.push(
      setInterval(reconcile, reconcileEveryMs),
      setInterval(deletions, deletionsEveryMs),
      setTimeout(deletions, firstDeletionsMs),
    );
  }

  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.driver.close();
  }

  private attempt(what: string, work: () => Promise<void>): void {
    work().catch((error: unknown) => this.logger.warn({ err: error }, `Failed at ${what}`));
  }
}
