import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { OperationError, workspaceIdSchema, type Operation, type PersonPrincipal } from '@constellation/contracts-kernel';
import { CallAuthenticator } from '@constellation/transport';
import { AddressedWorkspace } from '../workspaces/addressed-workspace.ts';
import { refuseDelegated } from '../workspaces/delegation-guard.ts';
import type { WorkspaceRow } from '../workspaces/workspace-row.ts';

export interface Admitted {
  principal: PersonPrincipal;
  /** Running, held by this instance. */
  row: WorkspaceRow;
}

/** Lets a data plane request in: the same token, policy and row filter as for a message. */
@Injectable()
export class DataPlaneGate {
  constructor(
    private readonly authenticator: CallAuthenticator,
    private readonly addressed: AddressedWorkspace,
  ) {}

  async admit(headers: IncomingHttpHeaders, rawId: unknown, operation: Operation): Promise<Admitted> {
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) throw new OperationError('unauthenticated', { executed: 'no' });
    const principal = await this.authenticator.authenticate(token, operation);
    if (principal.kind !== 'person') throw new OperationError('forbidden', { executed: 'no' });
    refuseDelegated(principal, operation);
    const id = workspaceIdSchema.safeParse(rawId);
    if (!id.success) throw new OperationError('not_found', { executed: 'no' });
    try {
      return { principal, row: await this.addressed.running(id.data, principal) };
    } catch (error) {
      // The gateway looks for the owner again.
      if (error instanceof OperationError && error.code === 'not_owner')
        throw new OperationError('unavailable', { executed: 'no', cause: error });
      throw error;
    }
  }
}
