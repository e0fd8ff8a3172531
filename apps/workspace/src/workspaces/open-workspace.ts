import { Injectable, Logger } from '@nestjs/common';
import { OperationError, type PersonPrincipal, type ProjectId } from '@constellation/contracts-kernel';
import { getSeed, markProjectOpened } from '@constellation/contracts-project';
import { Rpc } from '@constellation/transport';
import { ulid } from 'ulid';
import { Clock } from '../clock.ts';
import { WorkspaceDriver } from '../driver/workspace-driver.ts';
import { askingPerson } from './asking-person.ts';
import { BeginStart, startableStates } from './begin-start.ts';
import { OwnedWorkspaces } from './owned-workspaces.ts';
import { RestartWorkspace } from './restart-workspace.ts';
import { WorkspaceRepository } from './workspace.repository.ts';
import type { WorkspaceRow } from './workspace-row.ts';

/** Creates a project's workspace or finds it, and starts it if it does not run. */
@Injectable()
export class OpenWorkspace {
  private readonly logger = new Logger('OpenWorkspace');

  constructor(
    private readonly repository: WorkspaceRepository,
    private readonly owned: OwnedWorkspaces,
    private readonly begin: BeginStart,
    private readonly restart: RestartWorkspace,
    private readonly driver: WorkspaceDriver,
    private readonly rpc: Rpc,
    private readonly clock: Clock,
  ) {}

  async execute(projectId: ProjectId): Promise<WorkspaceRow> {
    const person = askingPerson();
    if (person.projectId !== projectId) throw new OperationError('not_found', { executed: 'no' });
    const row = (await this.repository.ofProject(projectId)) ?? (await this.create(projectId, person));
    if (row.state === 'stopping') {
      const isAdmin = await this.begin.permit(row, person);
      await this.restart.from(await this.owned.take(row._id), ['stopping', 'stopped'], isAdmin);
    }
    if (startableStates.includes(row.state)) {
      const isAdmin = await this.begin.permit(row, person);
      // Nobody is disturbed when a workspace that does not run changes hands.
      const held = await this.owned.take(row._id);
      await this.begin.execute(held, startableStates, { ownerIsAdmin: isAdmin });
    }
    this.rpc
      .call(markProjectOpened, { projectId })
      .catch((error: unknown) => this.logger.warn({ err: error, projectId }, 'The time of opening was not noted'));
    return (await this.repository.get(row._id)) ?? row;
  }

  private async create(projectId: ProjectId, person: PersonPrincipal): Promise<WorkspaceRow> {
    const { ownerId } = await this.rpc.call(getSeed, { projectId });
    const ownerIsAdmin = await this.begin.permit({ ownerId, ownerIsAdmin: false }, person);
    const { isolation } = await this.driver.capabilities();
    await this.repository.insert({
      _id: `wsp_${ulid()}`,
      projectId,
      ownerId,
      driver: this.driver.kind,
      isolation,
      state: 'stopped',
      desired: 'stopped',
      steps: [],
      generation: 0,
      ownerEpoch: 0,
      isSeeded: false,
      ownerIsAdmin,
      crashes: [],
      createdAt: this.clock.now(),
      version: 1,
    });
    const row = await this.repository.ofProject(projectId);
    if (row === undefined) throw new OperationError('not_found');
    return row;
  }
}
