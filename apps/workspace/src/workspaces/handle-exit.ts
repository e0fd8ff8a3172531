import { Injectable, Logger } from '@nestjs/common';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { Agents } from '../agents/agents.ts';
import { Clock } from '../clock.ts';
import { WorkspaceDriver } from '../driver/workspace-driver.ts';
import { BeginStart } from './begin-start.ts';
import { OwnedWorkspaces } from './owned-workspaces.ts';
import { recentCrashes, restartPauseMs } from './restart-pause.ts';
import { WorkspaceStore } from './workspace-store.ts';
import type { WorkspaceRow } from './workspace-row.ts';

/** An agent ended by itself: clears up after it and starts it again, unless that happens too often. */
@Injectable()
export class HandleExit {
  private readonly logger = new Logger('HandleExit');

  constructor(
    private readonly owned: OwnedWorkspaces,
    private readonly agents: Agents,
    private readonly driver: WorkspaceDriver,
    private readonly begin: BeginStart,
    private readonly store: WorkspaceStore,
    private readonly clock: Clock,
  ) {}

  async execute(id: WorkspaceId, generation: number): Promise<void> {
    if (!this.owned.holds(id)) return;
    const row = await this.owned.own(id);
    if (row.generation === generation && (row.state === 'running' || row.state === 'unreachable')) await this.restart(row);
  }

  async restart(row: WorkspaceRow): Promise<void> {
    const { _id: id, ownerEpoch } = row;
    this.agents.drop(id);
    const crashes = recentCrashes(row.crashes, this.clock.now());
    const pauseMs = restartPauseMs(crashes);
    this.logger.warn({ workspaceId: id, generation: row.generation, crashes: crashes.length, pauseMs }, 'An agent ended by itself');
    const reason = {
      code: 'workspace.start_failed',
      message: 'The workspace ended by itself. Its files are there; its terminals are gone.',
    };
    if (pauseMs !== undefined) {
      await this.begin.execute(row, ['running', 'unreachable'], { crashes, reason }, pauseMs);
      return;
    }
    const often = {
      ...reason,
      message: 'The workspace ended by itself five times in ten minutes. Its files are there; start it when the cause is found.',
    };
    await this.store.change(
      id,
      { ownerEpoch, states: ['running', 'unreachable'] },
      { state: 'crashed', desired: 'stopped', crashes, reason: often, steps: [] },
    );
    await this.driver.stop(id, { graceMs: 0 });
  }
}
