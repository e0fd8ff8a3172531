import type { RunChange } from '@constellation/contracts-claude';
import { OperationError, type RunId } from '@constellation/contracts-kernel';
import { compareRunFiles, type ChangedFile } from '@constellation/contracts-workspace';
import { InjectCollection, TypedCollection } from '@constellation/server-mongo';
import { Rpc } from '@constellation/transport';
import { Injectable } from '@nestjs/common';
import { RunAuthority } from '../engine/run-authority.ts';
import { RunPaused } from '../engine/run-endings.ts';
import { codeOf } from '../engine/workspace-failure.ts';
import { aiChanges, type AiChange } from '../records/ai-change.ts';
import type { AiRun } from '../records/ai-run.ts';
import { actingProject } from '../runs/acting-person.ts';
import { RunRepository } from '../runs/run-repository.ts';

export const missingTag = 'deleted';

export interface ComparableRun {
  run: AiRun;
  snapshotId: string;
  token: string;
}

const unavailable = (cause?: unknown): OperationError => new OperationError('changes.unavailable', cause === undefined ? {} : { cause });

/** A run's files, compared with its start. */
@Injectable()
export class RunFiles {
  constructor(
    private readonly runs: RunRepository,
    private readonly authority: RunAuthority,
    private readonly rpc: Rpc,
    @InjectCollection(aiChanges) private readonly reviewed: TypedCollection<AiChange>,
  ) {}

  /** `undefined` when the run changed nothing. */
  async open(runId: RunId): Promise<ComparableRun | undefined> {
    const run = await this.runs.get(runId, actingProject());
    if (run.snapshotId === undefined) return undefined;
    return { run, snapshotId: run.snapshotId, token: await this.tokenFor(run) };
  }

  /** Throws `changes.unavailable` when the run changed nothing. */
  async require(runId: RunId): Promise<ComparableRun> {
    const opened = await this.open(runId);
    if (!opened) throw unavailable();
    return opened;
  }

  async list({ run, snapshotId, token }: ComparableRun): Promise<{ items: RunChange[]; truncated: boolean }> {
    const compared = await this.compared(run, snapshotId, token);
    const marks = new Map((await this.reviewed.find({ runId: run._id })).map((mark) => [mark.path, mark.tag]));
    return {
      ...compared,
      items: compared.items.map((file) => ({ ...file, isReviewed: marks.get(file.path) === (file.tag ?? missingTag) })),
    };
  }

  private async compared(run: AiRun, snapshotId: string, token: string): Promise<{ items: ChangedFile[]; truncated: boolean }> {
    try {
      return await this.rpc.call(compareRunFiles, { workspaceId: run.workspaceId, runId: run._id, snapshotId }, { token });
    } catch (error) {
      if (['snapshot.not_found', 'workspace.not_running'].includes(codeOf(error) ?? '')) throw unavailable(error);
      throw error;
    }
  }

  private async tokenFor(run: AiRun): Promise<string> {
    try {
      return await this.authority.tokenFor(run);
    } catch (error) {
      if (error instanceof RunPaused) throw unavailable(error);
      throw error;
    } finally {
      if (!run.isActive) this.authority.forget(run._id);
    }
  }
}
