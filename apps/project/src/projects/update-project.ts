import { Injectable } from '@nestjs/common';
import { OperationError, type InputOf, type PersonPrincipal, type ProjectRole } from '@constellation/contracts-kernel';
import type { Project, updateProject } from '@constellation/contracts-project';
import { Clock } from '../clock.ts';
import { ChangeStoredProject } from './change-stored-project.ts';
import { changeProject, toProject } from './project.ts';
import type { ProjectRow } from './project-row.ts';

const requireVersion = ({ version }: ProjectRow, ifMatch: string): void => {
  if (ifMatch !== '*' && ifMatch !== String(version)) throw new OperationError('precondition_failed', { details: { version } });
};

@Injectable()
export class UpdateProject {
  constructor(
    private readonly stored: ChangeStoredProject,
    private readonly clock: Clock,
  ) {}

  async execute(input: InputOf<typeof updateProject>, { userId, role }: PersonPrincipal & { role: ProjectRole }): Promise<Project> {
    const { projectId, ifMatch, ...change } = input;
    const row = await this.stored.execute(projectId, userId, (current) => {
      if (current.state === 'deleted') throw new OperationError('project.deleted');
      requireVersion(current, ifMatch);
      return changeProject(current, change, this.clock.now());
    });
    return toProject(row, { userId, role });
  }
}
