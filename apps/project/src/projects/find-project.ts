import { Injectable } from '@nestjs/common';
import { OperationError, type ProjectId, type UserId } from '@constellation/contracts-kernel';
import { Clock } from '../clock.ts';
import { isPurged, memberOf } from './project.ts';
import type { ProjectRow } from './project-row.ts';
import { ProjectRepository } from './project.repository.ts';

/** A project as one of its members may find it; for anybody else, and once its grace period is over, there is none. */
@Injectable()
export class FindProject {
  constructor(
    private readonly repository: ProjectRepository,
    private readonly clock: Clock,
  ) {}

  async execute(id: ProjectId, userId: UserId): Promise<ProjectRow> {
    const row = await this.repository.find(id);
    if (row === undefined || memberOf(row, userId) === undefined || isPurged(row, this.clock.now())) throw new OperationError('not_found');
    return row;
  }
}
