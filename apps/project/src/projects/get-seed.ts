import { Injectable } from '@nestjs/common';
import { OperationError, type OutputOf, type ProjectId } from '@constellation/contracts-kernel';
import type { getSeed } from '@constellation/contracts-project';
import { findTemplate } from '../templates/find-template.ts';
import { ProjectRepository } from './project.repository.ts';

@Injectable()
export class GetSeed {
  constructor(private readonly repository: ProjectRepository) {}

  async execute(projectId: ProjectId): Promise<OutputOf<typeof getSeed>> {
    const row = await this.repository.find(projectId);
    if (row === undefined) throw new OperationError('not_found');
    if (row.state === 'deleted') throw new OperationError('project.deleted');
    const { ownerId, name, source } = row;
    const files = source.kind === 'template' ? (findTemplate(source.template)?.files ?? []) : [];
    return { ownerId, name, source, files };
  }
}
