import { Injectable } from '@nestjs/common';
import { OperationError, type InputOf, type PersonPrincipal } from '@constellation/contracts-kernel';
import type { consentToLocalCommands } from '@constellation/contracts-project';
import { FindProject } from './find-project.ts';
import { ProjectChanges } from './project-changes.ts';
import { ProjectRepository } from './project.repository.ts';

/** A consent is a member's own: nobody gives it for another. */
@Injectable()
export class ConsentToLocalCommands {
  constructor(
    private readonly find: FindProject,
    private readonly repository: ProjectRepository,
    private readonly changes: ProjectChanges,
  ) {}

  async execute(
    { projectId, allowed }: InputOf<typeof consentToLocalCommands>,
    { userId }: PersonPrincipal,
  ): Promise<{ allowed: boolean }> {
    const row = await this.find.execute(projectId, userId);
    if (!(await this.repository.setLocalCommands(projectId, userId, allowed))) throw new OperationError('not_found');
    this.changes.announce(row);
    return { allowed };
  }
}
