import { Controller } from '@nestjs/common';
import type { InputOf } from '@constellation/contracts-kernel';
import {
  consentToLocalCommands,
  createProject,
  deleteProject,
  getProject,
  listProjects,
  restoreProject,
  updateProject,
} from '@constellation/contracts-project';
import { Handles } from '@constellation/transport';
import { callingMember, callingPerson } from './calling-person.ts';
import { ConsentToLocalCommands } from './consent-to-local-commands.ts';
import { CreateProject } from './create-project.ts';
import { DeleteProject } from './delete-project.ts';
import { GetProject } from './get-project.ts';
import { ListProjects } from './list-projects.ts';
import { RestoreProject } from './restore-project.ts';
import { UpdateProject } from './update-project.ts';

/** What people do with their projects. */
@Controller()
export class ProjectsRpc {
  constructor(
    private readonly createProject: CreateProject,
    private readonly getProject: GetProject,
    private readonly listProjects: ListProjects,
    private readonly updateProject: UpdateProject,
    private readonly deleteProject: DeleteProject,
    private readonly restoreProject: RestoreProject,
    private readonly consentToLocalCommands: ConsentToLocalCommands,
  ) {}

  @Handles(createProject)
  create(input: InputOf<typeof createProject>) {
    return this.createProject.execute(input, callingPerson());
  }

  @Handles(listProjects)
  list(input: InputOf<typeof listProjects>) {
    return this.listProjects.execute(input, callingPerson());
  }

  @Handles(getProject)
  get({ projectId }: InputOf<typeof getProject>) {
    return this.getProject.execute(projectId, callingMember(projectId));
  }

  @Handles(updateProject)
  update(input: InputOf<typeof updateProject>) {
    return this.updateProject.execute(input, callingMember(input.projectId));
  }

  @Handles(deleteProject)
  delete({ projectId }: InputOf<typeof deleteProject>) {
    return this.deleteProject.execute(projectId, callingMember(projectId));
  }

  @Handles(restoreProject)
  restore({ projectId }: InputOf<typeof restoreProject>) {
    return this.restoreProject.execute(projectId, callingMember(projectId));
  }

  @Handles(consentToLocalCommands)
  consent(input: InputOf<typeof consentToLocalCommands>) {
    return this.consentToLocalCommands.execute(input, callingMember(input.projectId));
  }
}
