import { Injectable } from '@nestjs/common';
import type { InputOf, Page, PersonPrincipal } from '@constellation/contracts-kernel';
import type { listProjects, Project } from '@constellation/contracts-project';
import { Clock } from '../clock.ts';
import { decodeCursor, encodeCursor, positionOf } from './list-cursor.ts';
import { nameKeyOf } from './name-keys.ts';
import { memberOf, toProject } from './project.ts';
import { ProjectRepository } from './project.repository.ts';

@Injectable()
export class ListProjects {
  constructor(
    private readonly repository: ProjectRepository,
    private readonly clock: Clock,
  ) {}

  async execute({ limit, cursor, search, sort, state }: InputOf<typeof listProjects>, { userId }: PersonPrincipal): Promise<Page<Project>> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, sort);
    const wanted = search === undefined || search === '' ? undefined : nameKeyOf(search);
    const filter = { userId, state, purgedAfter: this.clock.now(), search: wanted };
    // One more than asked for tells whether another page follows.
    const rows = await this.repository.list(filter, sort, after, limit + 1);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const items = shown.map((row) => toProject(row, { userId, role: memberOf(row, userId)?.role ?? 'viewer' }));
    return { items, ...(last === undefined ? {} : { nextCursor: encodeCursor(sort, positionOf(last, sort)) }) };
  }
}
