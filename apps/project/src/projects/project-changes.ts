import { Injectable } from '@nestjs/common';
import { Broadcasts } from '@constellation/transport';
import type { ProjectRow } from './project-row.ts';

/** Tells whoever shows a project that it changed. */
@Injectable()
export class ProjectChanges {
  constructor(private readonly broadcasts: Broadcasts) {}

  announce({ _id, version }: Pick<ProjectRow, '_id' | 'version'>): void {
    this.broadcasts.publish({ resource: 'project', id: _id, projectId: _id, version });
  }
}
