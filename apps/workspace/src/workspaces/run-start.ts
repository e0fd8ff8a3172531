import { Injectable, Logger } from '@nestjs/common';
import { workspaceErrors } from '@constellation/contracts-workspace';
import { Agents } from '../agents/agents.ts';
import { Clock } from '../clock.ts';
import { DriverError } from '../driver/driver-error.ts';
import { WorkspaceDriver } from '../driver/workspace-driver.ts';
import { limitAtOnce } from '../limit-at-once.ts';
import { operationCode } from '../operation-code.ts';
import { SeedWorkspace } from '../seeding/seed-workspace.ts';
import { StartProgress } from './start-progress.ts';
import { WorkspaceStore } from './workspace-store.ts';
import type { WorkspaceRow } from './workspace-row.ts';

/** Agents that start at the same time: more only makes each slower. */
const startsAtOnce = 2;

/** Takes a row in `starting` to `running`, or to `failed` with the reason beside the step. May be repeated by another instance. */
@Injectable()
export class RunStart {
  private readonly logger = new Logger('RunStart');
  /** After a reboot all workspaces want to start at once. */
  private readonly inTurn = limitAtOnce(startsAtOnce);

  constructor(
    private readonly driver: WorkspaceDriver,
    private readonly agents: Agents,
    private readonly seeding: SeedWorkspace,
    private readonly store: WorkspaceStore,
    private readonly clock: Clock,
  ) {}

  async execute(row: WorkspaceRow, asked: AbortSignal): Promise<void> {
    const overtaken = new AbortController();
    const signal = AbortSignal.any([asked, overtaken.signal]);
    const progress = new StartProgress(this.store, this.clock, row, () => overtaken.abort());
    try {
      const spec = { workspaceId: row._id, generation: row.generation, uid: row.uid };
      const observed = await this.inTurn(() => this.driver.ensure(spec, (step) => progress.begin(step)));
      signal.throwIfAborted();
      const client = await this.agents.client(row);
      await this.seeding.execute(row, client, progress, signal);
      signal.throwIfAborted();
      await progress.finish(observed.isolation);
    } catch (error) {
      if (signal.aborted) return;
      this.logger.warn({ err: error, workspaceId: row._id, generation: row.generation }, 'A workspace could not be started');
      const { code, message } = reasonOf(error);
      if (!(await progress.fail(code, message))) return;
      this.agents.drop(row._id);
      await this.driver.stop(row._id, { graceMs: 2_000 });
    }
  }
}

const reasonOf = (error: unknown): { code: string; message: string } => {
  const code = operationCode(error);
  if (code !== undefined && error instanceof Error) return { code, message: error.message === code ? sentenceOf(code) : error.message };
  if (error instanceof DriverError)
    return { code: error.fault === 'disk-full' ? 'file.disk_full' : 'workspace.start_failed', message: error.message };
  return { code: 'workspace.start_failed', message: sentenceOf('workspace.start_failed') };
};

const sentenceOf = (code: string): string =>
  (workspaceErrors as Record<string, { sentence: string }>)[code]?.sentence ?? 'A part of the server did not answer.';
