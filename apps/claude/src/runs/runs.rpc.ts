import {
  cancelRun,
  getRun,
  listApprovals,
  listRuns,
  projectOfRun,
  readRunHistory,
  recordDecision,
  resumeRun,
  snapshotRun,
  startRun,
} from '@constellation/contracts-claude';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import { Handles } from '@constellation/transport';
import { Controller } from '@nestjs/common';
import { ConversationRepository } from '../conversations/conversation-repository.ts';
import { RunStore } from '../engine/run-store.ts';
import { approvalOf } from '../engine/tool-events.ts';
import { actingProject } from './acting-person.ts';
import { CancelRun } from './cancel-run.ts';
import { pageOfRows, readCursor } from './page-cursor.ts';
import { ReadRunHistory } from './read-run-history.ts';
import { RecordDecision } from './record-decision.ts';
import { ResumeRun } from './resume-run.ts';
import { RunRepository } from './run-repository.ts';
import { runView } from './run-view.ts';
import { SnapshotRun } from './snapshot-run.ts';
import { StartRun } from './start-run.ts';

@Controller()
export class RunsRpc {
  constructor(
    private readonly starter: StartRun,
    private readonly canceller: CancelRun,
    private readonly resumer: ResumeRun,
    private readonly decisions: RecordDecision,
    private readonly history: ReadRunHistory,
    private readonly snapshots: SnapshotRun,
    private readonly runs: RunRepository,
    private readonly store: RunStore,
    private readonly conversations: ConversationRepository,
  ) {}

  @Handles(startRun)
  start(input: InputOf<typeof startRun>) {
    return this.starter.execute(input);
  }

  @Handles(getRun)
  async get({ runId }: InputOf<typeof getRun>) {
    return runView(await this.runs.get(runId, actingProject()));
  }

  @Handles(listRuns)
  async list({ conversationId, cursor, limit }: InputOf<typeof listRuns>) {
    const from = readCursor(cursor);
    const rows = await this.runs.list(conversationId, actingProject(), from && { createdAt: from.at, id: from.id }, limit + 1);
    return pageOfRows(rows, limit, (run) => ({ at: run.createdAt, id: run._id }), runView);
  }

  @Handles(readRunHistory)
  async readHistory(input: InputOf<typeof readRunHistory>) {
    const { items, hasMore } = await this.history.execute(input, actingProject());
    return { items, hasMore };
  }

  @Handles(snapshotRun)
  snapshot(input: InputOf<typeof snapshotRun>) {
    return this.snapshots.execute(input);
  }

  @Handles(cancelRun)
  cancel(input: InputOf<typeof cancelRun>) {
    return this.canceller.execute(input);
  }

  @Handles(resumeRun)
  resume(input: InputOf<typeof resumeRun>) {
    return this.resumer.execute(input);
  }

  @Handles(recordDecision)
  decide(input: InputOf<typeof recordDecision>) {
    return this.decisions.execute(input);
  }

  @Handles(listApprovals)
  async approvals({ runId }: InputOf<typeof listApprovals>) {
    const run = await this.runs.get(runId, actingProject());
    return { items: (await this.store.approvals(run._id)).map(approvalOf) };
  }

  @Handles(projectOfRun)
  async projectOf(input: InputOf<typeof projectOfRun>) {
    const found =
      'runId' in input ? await this.runs.findAnywhere(input.runId) : await this.conversations.findAnywhere(input.conversationId);
    if (!found) throw new OperationError('not_found');
    return { projectId: found.projectId };
  }
}
