import { projectIdSchema, userIdSchema, type ProjectId, type UserId } from '@constellation/contracts-kernel';
import { ulid } from 'ulid';
import { newProject, type NewProject } from '../projects/project.ts';
import type { ProjectRow } from '../projects/project-row.ts';
import { slugOf } from '../projects/slug-of.ts';

export const anyUserId = (): UserId => userIdSchema.parse(`usr_${ulid()}`);
export const anyProjectId = (): ProjectId => projectIdSchema.parse(`prj_${ulid()}`);

/** A stored project; whatever the test does not care for is made up. */
export const aProject = (given: Partial<NewProject> & { at?: Date } = {}): ProjectRow => {
  const name = given.name ?? `Project ${ulid()}`;
  const project: NewProject = {
    id: anyProjectId(),
    ownerId: anyUserId(),
    name,
    slug: slugOf(name),
    description: '',
    source: { kind: 'template', template: 'blank' },
    commands: {},
    idempotencyKey: ulid(),
    requestHash: 'hash',
    ...given,
  };
  return newProject(project, given.at ?? new Date('2026-11-24T10:00:00.000Z'));
};
