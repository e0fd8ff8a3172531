import { Injectable } from '@nestjs/common';
import { type Approval, type decideApproval, recordDecision } from '@constellation/contracts-claude';
import { Rpc } from '@constellation/transport';
import { PersonTokens } from '../access/person-tokens.ts';
import { accessOf, type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { RunStatements } from './run-statements.ts';

/** Signs a person's decision together with the hash of what they saw, so that it fits that one act and no other. */
@Injectable()
export class DecideApproval {
  constructor(
    private readonly rpc: Rpc,
    private readonly tokens: PersonTokens,
    private readonly statements: RunStatements,
  ) {}

  async execute(call: EdgeCall<typeof decideApproval>): Promise<Approval> {
    const { runId, approvalId, inputHash, decision } = call.input;
    const session = sessionOf(call);
    const { projectId } = accessOf(call);
    const signedDecision = await this.statements.signDecision({
      runId,
      toolUseId: approvalId,
      inputHash,
      decision,
      decidedBy: session.userId,
      projectId,
    });
    const token = await this.tokens.tokenFor(session, call.access, 'claude');
    return this.rpc.call(recordDecision, { ...call.input, signedDecision }, { token });
  }
}
