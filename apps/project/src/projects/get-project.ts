import { Injectable } from '@nestjs/common';
import type { PersonPrincipal, ProjectId, ProjectRole } from '@constellation/contracts-kernel';
import type { Project } from '@constellation/contracts-project';
import { FindProject } from './find-project.ts';
import { toProject } from './project.ts';

@Injectable()
export class GetProject {
  constructor(private readonly find: FindProject) {}

  async execute(projectId: ProjectId, { userId, role }: PersonPrincipal & { role: ProjectRole }): Promise<Project> {
    return toProject(await this.find.execute(projectId, userId), { userId, role });
  }
}
