import { Injectable } from '@nestjs/common';
import { OperationError, projectIdSchema, runIdSchema, userIdSchema } from '@constellation/contracts-kernel';
import { StatementVerifier } from '@constellation/server-identity';
import { z } from 'zod';
import type { ActingRun } from './tool-ledger.ts';

/** What the gateway signs for a person who allowed one act; this side of it reads no more of the identity domain. */
const claimsSchema = z.object({
  runId: runIdSchema,
  toolUseId: z.string(),
  inputHash: z.string(),
  decision: z.enum(['allow', 'deny']),
  decidedBy: userIdSchema,
  projectId: projectIdSchema,
});

/** Whether a signed decision allows exactly this act. */
@Injectable()
export class CheckDecision {
  constructor(private readonly statements: StatementVerifier) {}

  /** The decision's id, to be taken once. Throws `tool.decision_invalid` for a forged, expired or foreign one. */
  async execute(token: string, run: ActingRun, act: { toolUseId: string; inputHash: string }): Promise<string> {
    const refuse = (cause?: unknown) =>
      new OperationError('tool.decision_invalid', { executed: 'no', ...(cause === undefined ? {} : { cause }) });
    const verified = await this.statements
      .verify(token, { kind: 'decision', audience: 'workspace', issuer: 'gateway', claims: claimsSchema })
      .catch((error: unknown) => {
        throw refuse(error);
      });
    const { claims, id } = verified;
    const fits =
      claims.decision === 'allow' &&
      claims.runId === run.runId &&
      claims.projectId === run.projectId &&
      claims.toolUseId === act.toolUseId &&
      claims.inputHash === act.inputHash;
    if (!fits || id === undefined) throw refuse();
    return id;
  }
}
