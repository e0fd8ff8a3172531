import { Controller } from '@nestjs/common';
import type { InputOf } from '@constellation/contracts-kernel';
import {
  deleteWorkspace,
  getWorkspace,
  listWorkspaces,
  locateWorkspace,
  openWorkspace,
  projectOfWorkspace,
  restartWorkspace,
  startWorkspace,
  stopWorkspace,
  workspaceOfProject,
} from '@constellation/contracts-workspace';
import { Handles } from '@constellation/transport';
import { DeleteWorkspace } from './delete-workspace.ts';
import { FindWorkspaces } from './find-workspaces.ts';
import { LocateWorkspace } from './locate-workspace.ts';
import { OpenWorkspace } from './open-workspace.ts';
import { RestartWorkspace } from './restart-workspace.ts';
import { StartWorkspace } from './start-workspace.ts';
import { StopWorkspace } from './stop-workspace.ts';
import { toWorkspace } from './workspace-row.ts';

@Controller()
export class WorkspacesRpc {
  constructor(
    private readonly openOne: OpenWorkspace,
    private readonly startOne: StartWorkspace,
    private readonly stopOne: StopWorkspace,
    private readonly restartOne: RestartWorkspace,
    private readonly deleteOne: DeleteWorkspace,
    private readonly find: FindWorkspaces,
    private readonly locateOne: LocateWorkspace,
  ) {}

  @Handles(openWorkspace)
  async open({ projectId }: InputOf<typeof openWorkspace>) {
    return toWorkspace(await this.openOne.execute(projectId));
  }

  @Handles(listWorkspaces)
  list(page: InputOf<typeof listWorkspaces>) {
    return this.find.list(page);
  }

  @Handles(getWorkspace)
  get({ workspaceId }: InputOf<typeof getWorkspace>) {
    return this.find.get(workspaceId);
  }

  @Handles(startWorkspace)
  async start({ workspaceId }: InputOf<typeof startWorkspace>) {
    return toWorkspace(await this.startOne.execute(workspaceId));
  }

  @Handles(stopWorkspace)
  async stop({ workspaceId }: InputOf<typeof stopWorkspace>) {
    return toWorkspace(await this.stopOne.execute(workspaceId));
  }

  @Handles(restartWorkspace)
  async restart({ workspaceId }: InputOf<typeof restartWorkspace>) {
    return toWorkspace(await this.restartOne.execute(workspaceId));
  }

  @Handles(deleteWorkspace)
  async delete({ workspaceId }: InputOf<typeof deleteWorkspace>) {
    return toWorkspace(await this.deleteOne.execute(workspaceId));
  }

  @Handles(projectOfWorkspace)
  projectOf({ workspaceId }: InputOf<typeof projectOfWorkspace>) {
    return this.find.projectOf(workspaceId);
  }

  @Handles(workspaceOfProject)
  ofProject({ projectId }: InputOf<typeof workspaceOfProject>) {
    return this.find.ofProject(projectId);
  }

  @Handles(locateWorkspace)
  locate({ workspaceId }: InputOf<typeof locateWorkspace>) {
    return this.locateOne.execute(workspaceId);
  }
}
