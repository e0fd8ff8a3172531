import { Injectable } from '@nestjs/common';
import { type createRun, type Run, startRun } from '@constellation/contracts-claude';
import { OperationError } from '@constellation/contracts-kernel';
import { workspaceOfProject } from '@constellation/contracts-workspace';
import { Rpc } from '@constellation/transport';
import { ulid } from 'ulid';
import { PersonTokens } from '../access/person-tokens.ts';
import { Clock } from '../clock.ts';
import { accessOf, type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { RunStatements } from './run-statements.ts';

/** Makes the id of a run, signs what claude may do in the person's name, and hands both on. */
@Injectable()
export class CreateRun {
  constructor(
    private readonly rpc: Rpc,
    private readonly tokens: PersonTokens,
    private readonly statements: RunStatements,
    private readonly clock: Clock,
  ) {}

  async execute(call: EdgeCall<typeof createRun>): Promise<Run> {
    const { input } = call;
    const session = sessionOf(call);
    const { projectId, localCommandsAllowed } = accessOf(call);
    const { workspaceId, isolation } = await this.rpc.call(workspaceOfProject, { projectId });
    if (workspaceId === undefined) throw new OperationError('run.no_workspace');
    if (input.mode === 'auto' && isolation === 'none') throw new OperationError('run.mode_refused');
    const runId = `run_${ulid(this.clock.now().getTime())}` as const;
    const grant = await this.statements.signGrant({
      runId,
      userId: session.userId,
      sessionId: session.sessionId,
      projectId,
      conversationId: input.conversationId,
      workspaceId,
      delegation: { actor: 'claude', runId, mode: input.mode, localCommandsAllowed },
    });
    const token = await this.tokens.tokenFor(session, call.access, 'claude');
    return this.rpc.call(startRun, { ...input, runId, workspaceId, grant }, { token });
  }
}
