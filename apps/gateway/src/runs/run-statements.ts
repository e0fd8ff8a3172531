import { Injectable } from '@nestjs/common';
import type { RunGrant, ToolDecision } from '@constellation/contracts-identity';
import { runGrantSchema } from '@constellation/contracts-identity';
import { OperationError } from '@constellation/contracts-kernel';
import { StatementSigner, StatementVerifier } from '@constellation/server-identity';
import { ulid } from 'ulid';

const grantSeconds = 24 * 60 * 60;
/** A decision waits for claude to come back and for the workspace to start, but not for ever. */
const decisionSeconds = 60 * 60;

/** What the gateway signs about runs: the grant that claude keeps, and a person's decision on one tool call. */
@Injectable()
export class RunStatements {
  constructor(
    private readonly signer: StatementSigner,
    private readonly verifier: StatementVerifier,
  ) {}

  signGrant(grant: RunGrant): Promise<string> {
    return this.signer.sign({ kind: 'grant', audience: 'gateway', claims: grant, expiresInSeconds: grantSeconds });
  }

  /** Throws `identity.grant_refused` for anything but an unexpired grant of ours. */
  async readGrant(grant: string): Promise<RunGrant> {
    try {
      return (await this.verifier.verify(grant, { kind: 'grant', audience: 'gateway', issuer: 'gateway', claims: runGrantSchema })).claims;
    } catch (error) {
      throw new OperationError('identity.grant_refused', { cause: error });
    }
  }

  signDecision(decision: ToolDecision): Promise<string> {
    return this.signer.sign({ kind: 'decision', audience: 'workspace', claims: decision, expiresInSeconds: decisionSeconds, id: ulid() });
  }
}
