import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf } from '@constellation/contracts-kernel';
import type { roleInProject } from '@constellation/contracts-project';
import { Clock } from '../clock.ts';
import { isPurged, memberOf } from './project.ts';
import { ProjectRepository } from './project.repository.ts';

@Injectable()
export class FindRole {
  constructor(
    private readonly repository: ProjectRepository,
    private readonly clock: Clock,
  ) {}

  async execute({ projectId, userId }: InputOf<typeof roleInProject>): Promise<OutputOf<typeof roleInProject>> {
    const row = await this.repository.find(projectId);
    if (row === undefined || isPurged(row, this.clock.now())) return { localCommandsAllowed: false, deleted: row !== undefined };
    const member = memberOf(row, userId);
    return {
      role: member?.role,
      ownerId: row.ownerId,
      localCommandsAllowed: member?.localCommandsAllowed ?? false,
      deleted: row.state === 'deleted',
    };
  }
}
