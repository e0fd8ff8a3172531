import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OperationError, type ProjectId, type RunId, type WorkspaceId } from '@constellation/contracts-kernel';
import type { ToolOutcome } from '@constellation/contracts-workspace';
import { InjectCollection, isDuplicateKey, TypedCollection } from '@constellation/server-mongo';
import { Clock } from '../clock.ts';
import { toolEffects, toolPaths, toolRuns, type ToolEffectRow, type ToolPathRow, type ToolRunRow } from './tool-rows.ts';

/** The run that acts, and where. */
export interface ActingRun {
  workspaceId: WorkspaceId;
  projectId: ProjectId;
  runId: RunId;
  runGeneration: number;
}

export const effectIdOf = (runId: RunId, toolUseId: string): string => `${runId}/${toolUseId}`;

/** What runs did here, by majority writes: it outlives this process, and a second instance reads the same. */
@Injectable()
export class ToolLedger {
  constructor(
    @InjectCollection(toolEffects) private readonly effects: TypedCollection<ToolEffectRow>,
    @InjectCollection(toolRuns) private readonly runs: TypedCollection<ToolRunRow>,
    @InjectCollection(toolPaths) private readonly paths: TypedCollection<ToolPathRow>,
    private readonly clock: Clock,
  ) {}

  /** Notes that this generation speaks; throws `tool.run_superseded` when a later one did. */
  async fence({ runId, workspaceId, projectId, runGeneration: generation }: ActingRun): Promise<void> {
    try {
      await this.runs.updateOne(
        { _id: runId, workspaceId, generation: { $lte: generation } },
        { $set: { generation, updatedAt: this.clock.now() }, $setOnInsert: { runId, projectId } },
        { upsert: true },
      );
    } catch (error) {
      // Either a later generation is there, or two first calls came at once and the other one inserted.
      if (!isDuplicateKey(error)) throw error;
      const known = await this.runs.findOne({ _id: runId, workspaceId });
      if (known === undefined || known.generation > generation) throw new OperationError('tool.run_superseded', { executed: 'no' });
    }
  }

  find(runId: RunId, toolUseId: string): Promise<ToolEffectRow | undefined> {
    return this.effects.findOne({ _id: effectIdOf(runId, toolUseId) });
  }

  /** False when there is one already. Throws `tool.decision_invalid` when its decision was used for another act. */
  async intend(run: ActingRun, act: Pick<ToolEffectRow, 'toolUseId' | 'tool' | 'inputHash' | 'decisionId'>): Promise<boolean> {
    try {
      await this.effects.insertOne({
        _id: effectIdOf(run.runId, act.toolUseId),
        ...run,
        ...act,
        state: 'intended',
        createdAt: this.clock.now(),
      });
      return true;
    } catch (error) {
      if (isDuplicateKey(error, 'decisionId')) throw new OperationError('tool.decision_invalid', { executed: 'no' });
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async noteSnapshot(runId: RunId, toolUseId: string, snapshotId: string): Promise<void> {
    await this.effects.updateOne({ _id: effectIdOf(runId, toolUseId) }, { $set: { snapshotId } });
  }

  /** The first outcome stands; whoever comes later is told that one. */
  async complete(runId: RunId, toolUseId: string, outcome: ToolOutcome): Promise<ToolOutcome> {
    const _id = effectIdOf(runId, toolUseId);
    const state = outcome.isUnknown === true ? 'unknown' : 'done';
    await this.effects.updateOne({ _id, state: 'intended' }, { $set: { state, outcome, endedAt: this.clock.now() } });
    return (await this.effects.findOne({ _id }))?.outcome ?? outcome;
  }

  async path(runId: RunId, path: string): Promise<ToolPathRow | undefined> {
    return this.paths.findOne({ _id: pathIdOf(runId, path) });
  }

  async noteSeen(run: ActingRun, path: string, seenTag: string): Promise<void> {
    await this.note(run, path, { seenTag });
  }

  /** `tag` undefined: the run removed it. */
  async noteLeft(run: Omit<ActingRun, 'runGeneration'>, path: string, tag: string | undefined): Promise<void> {
    await this.note(run, path, { leftTag: tag ?? '', ...(tag === undefined ? {} : { seenTag: tag }) });
  }

  /** The paths that a run changed, by name. */
  touched(runId: RunId, limit: number): Promise<ToolPathRow[]> {
    return this.paths.find({ runId, leftTag: { $exists: true } }, { sort: { path: 1 }, limit });
  }

  private async note(
    { runId, workspaceId, projectId }: Omit<ActingRun, 'runGeneration'>,
    path: string,
    tags: Partial<Pick<ToolPathRow, 'seenTag' | 'leftTag'>>,
  ): Promise<void> {
    const fixed = { runId, workspaceId, projectId, path };
    await this.paths.updateOne(
      { _id: pathIdOf(runId, path) },
      { $set: { ...tags, updatedAt: this.clock.now() }, $setOnInsert: fixed },
      { upsert: true },
    );
  }
}

const pathIdOf = (runId: RunId, path: string): string => `${runId}/${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
