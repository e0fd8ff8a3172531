import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf } from '@constellation/contracts-kernel';
import type { listDeletedProjects } from '@constellation/contracts-project';
import { Clock } from '../clock.ts';
import { isPurged } from './project.ts';
import { ProjectRepository } from './project.repository.ts';

/**
 * A project that is not known at all is left out: its row may merely be missing from a restored database, and who asks
 * removes files by the answer.
 */
@Injectable()
export class ListDeletedProjects {
  constructor(
    private readonly repository: ProjectRepository,
    private readonly clock: Clock,
  ) {}

  async execute({ projectIds }: InputOf<typeof listDeletedProjects>): Promise<OutputOf<typeof listDeletedProjects>> {
    const now = this.clock.now();
    const rows = await this.repository.findDeleted(projectIds);
    return {
      items: rows.map((row) => ({
        projectId: row._id,
        deletedAt: (row.deletedAt ?? row.updatedAt).toISOString(),
        purge: isPurged(row, now),
      })),
    };
  }
}
