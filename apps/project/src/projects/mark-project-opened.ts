import { Injectable } from '@nestjs/common';
import { OperationError, type ProjectId } from '@constellation/contracts-kernel';
import { Clock } from '../clock.ts';
import { ProjectRepository } from './project.repository.ts';

/** Raises no version: opening a project must not spoil the rename that somebody is about to send. */
@Injectable()
export class MarkProjectOpened {
  constructor(
    private readonly repository: ProjectRepository,
    private readonly clock: Clock,
  ) {}

  async execute(projectId: ProjectId): Promise<Record<string, never>> {
    if (!(await this.repository.markOpened(projectId, this.clock.now()))) throw new OperationError('not_found');
    return {};
  }
}
