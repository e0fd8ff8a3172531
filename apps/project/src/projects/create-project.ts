import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OperationError, projectIdSchema, type InputOf, type PersonPrincipal, type UserId } from '@constellation/contracts-kernel';
import type { createProject, Project } from '@constellation/contracts-project';
import { ulid } from 'ulid';
import { Clock } from '../clock.ts';
import { CheckSource } from './check-source.ts';
import { newProject, toProject } from './project.ts';
import { ProjectChanges } from './project-changes.ts';
import type { ProjectRow } from './project-row.ts';
import { ProjectRepository } from './project.repository.ts';
import { numberedSlug, slugOf } from './slug-of.ts';

export type CreateProjectInput = InputOf<typeof createProject>;

const mostProjects = 500;
const mostSlugs = 1_000;

/** The parsed input has its fields in the contract's order, so that equal requests have equal hashes. */
const hashOf = ({ name, description, source }: CreateProjectInput): string =>
  createHash('sha256')
    .update(JSON.stringify([name, description, source]))
    .digest('hex');

@Injectable()
export class CreateProject {
  constructor(
    private readonly repository: ProjectRepository,
    private readonly checkSource: CheckSource,
    private readonly changes: ProjectChanges,
    private readonly clock: Clock,
  ) {}

  /** The same key again answers the project that it made; with another body it is refused. */
  async execute(input: CreateProjectInput, { userId }: PersonPrincipal): Promise<Project> {
    const made = (await this.findMade(input, userId)) ?? (await this.make(input, userId));
    return toProject(made, { userId, role: 'owner' });
  }

  private async make(input: CreateProjectInput, ownerId: UserId): Promise<ProjectRow> {
    const commands = this.checkSource.execute(input.source);
    if ((await this.repository.countOf(ownerId)) >= mostProjects) throw new OperationError('project.limit_reached');
    const id = projectIdSchema.parse(`prj_${ulid()}`);
    const slug = slugOf(input.name);
    for (let attempt = 1; attempt <= mostSlugs; attempt++) {
      const { name, description, source, idempotencyKey } = input;
      const given = {
        id,
        ownerId,
        name,
        description,
        source,
        commands,
        idempotencyKey,
        requestHash: hashOf(input),
        slug: numberedSlug(slug, attempt),
      };
      const row = newProject(given, this.clock.now());
      const refusal = await this.repository.insert(row);
      if (refusal === undefined) {
        this.changes.announce(row);
        return row;
      }
      // The same request, sent twice at once, collides in each of its unique fields.
      const made = await this.findMade(input, ownerId);
      if (made !== undefined) return made;
      if (refusal === 'name-taken') throw new OperationError('project.name_taken');
    }
    throw new OperationError('project.name_taken');
  }

  private async findMade(input: CreateProjectInput, ownerId: UserId): Promise<ProjectRow | undefined> {
    const made = await this.repository.findByKey(ownerId, input.idempotencyKey);
    if (made !== undefined && made.requestHash !== hashOf(input)) throw new OperationError('idempotency_mismatch');
    return made;
  }
}
