import { Injectable } from '@nestjs/common';
import { OperationError, type Delegation, type PersonPrincipal, type RunId, type WorkspaceId } from '@constellation/contracts-kernel';
import { AddressedWorkspace } from '../workspaces/addressed-workspace.ts';
import { askingPerson } from '../workspaces/asking-person.ts';
import type { WorkspaceRow } from '../workspaces/workspace-row.ts';
import { ToolLedger, type ActingRun } from './tool-ledger.ts';

export interface Acting {
  run: ActingRun;
  row: WorkspaceRow;
  person: PersonPrincipal;
  delegation: Delegation;
}

/** What the call's token lets this run do; throws `forbidden` for a token of another run or of none. */
export const requireRun = (runId: RunId): Delegation => {
  const { delegation } = askingPerson();
  if (delegation?.runId !== runId) throw new OperationError('forbidden', { message: 'The token is not of this run.', executed: 'no' });
  return delegation;
};

/** Establishes that the call comes from the run it names, for a person of this project, and that no later generation spoke. */
@Injectable()
export class ActingRuns {
  constructor(
    private readonly addressed: AddressedWorkspace,
    private readonly ledger: ToolLedger,
  ) {}

  async admit(input: { workspaceId: WorkspaceId; runId: RunId; runGeneration: number }): Promise<Acting> {
    const person = askingPerson();
    const delegation = requireRun(input.runId);
    const row = await this.addressed.running(input.workspaceId);
    const run = { workspaceId: row._id, projectId: row.projectId, runId: input.runId, runGeneration: input.runGeneration };
    await this.ledger.fence(run);
    return { run, row, person, delegation };
  }
}
