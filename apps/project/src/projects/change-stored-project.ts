import { Injectable } from '@nestjs/common';
import { OperationError, type ProjectId, type UserId } from '@constellation/contracts-kernel';
import { FindProject } from './find-project.ts';
import { ProjectChanges } from './project-changes.ts';
import type { ProjectRow } from './project-row.ts';
import { ProjectRepository } from './project.repository.ts';

const mostTries = 5;

/** Reads a project, changes it and writes it back, unless somebody else did so meanwhile; then it starts over. */
@Injectable()
export class ChangeStoredProject {
  constructor(
    private readonly find: FindProject,
    private readonly repository: ProjectRepository,
    private readonly changes: ProjectChanges,
  ) {}

  /** `change` answers the next row, or the same one when there is nothing to do; it may throw to refuse. */
  async execute(projectId: ProjectId, userId: UserId, change: (row: ProjectRow) => ProjectRow): Promise<ProjectRow> {
    for (let tries = 0; tries < mostTries; tries++) {
      const row = await this.find.execute(projectId, userId);
      const next = change(row);
      if (next === row) return row;
      const refusal = await this.repository.replace(next, row.version);
      if (refusal === 'name-taken') throw new OperationError('project.name_taken');
      if (refusal !== undefined) continue;
      this.changes.announce(next);
      return next;
    }
    throw new OperationError('overloaded', { executed: 'no', retryAfterMs: 500 });
  }
}
