import { Injectable } from '@nestjs/common';
import type { PersonPrincipal, ProjectId, ProjectRole } from '@constellation/contracts-kernel';
import type { Project } from '@constellation/contracts-project';
import { Clock } from '../clock.ts';
import { ChangeStoredProject } from './change-stored-project.ts';
import { markDeleted, toProject } from './project.ts';

/** Deleting again answers the deletion that is; its grace period does not begin anew. */
@Injectable()
export class DeleteProject {
  constructor(
    private readonly stored: ChangeStoredProject,
    private readonly clock: Clock,
  ) {}

  async execute(projectId: ProjectId, { userId, role }: PersonPrincipal & { role: ProjectRole }): Promise<Project> {
    const row = await this.stored.execute(projectId, userId, (current) =>
      current.state === 'deleted' ? current : markDeleted(current, this.clock.now()),
    );
    return toProject(row, { userId, role });
  }
}
