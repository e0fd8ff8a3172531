import type { PersonPrincipal, ProjectId, UserId } from '@constellation/contracts-kernel';
import type { Project, ProjectSource } from '@constellation/contracts-project';
import { nameKeyOf, searchTextOf } from './name-keys.ts';
import type { Member, ProjectRow } from './project-row.ts';

/** How long a deleted project can be taken back. */
export const graceMs = 7 * 24 * 60 * 60 * 1_000;

export interface NewProject {
  id: ProjectId;
  ownerId: UserId;
  name: string;
  slug: string;
  description: string;
  source: ProjectSource;
  commands: { runCommand?: string | undefined; testCommand?: string | undefined };
  idempotencyKey: string;
  requestHash: string;
}

export const newProject = ({ id, commands, ...given }: NewProject, now: Date): ProjectRow => ({
  ...given,
  _id: id,
  nameKey: nameKeyOf(given.name),
  searchText: searchTextOf(given.name, given.description),
  ...(commands.runCommand === undefined ? {} : { runCommand: commands.runCommand }),
  ...(commands.testCommand === undefined ? {} : { testCommand: commands.testCommand }),
  members: [{ userId: given.ownerId, role: 'owner', localCommandsAllowed: false }],
  state: 'active',
  createdAt: now,
  updatedAt: now,
  activeAt: now,
  version: 1,
});

export interface ProjectChange {
  name?: string | undefined;
  description?: string | undefined;
  runCommand?: string | undefined;
  testCommand?: string | undefined;
}

/** An empty command is one that is taken away. */
const command = (key: 'runCommand' | 'testCommand', changed: string | undefined, current: string | undefined) => {
  const next = changed ?? current;
  return next === undefined || next === '' ? {} : { [key]: next };
};

const nextVersion = (row: ProjectRow, now: Date) => ({ updatedAt: now, version: row.version + 1 });

export const changeProject = (row: ProjectRow, change: ProjectChange, now: Date): ProjectRow => {
  const { runCommand, testCommand, ...rest } = row;
  const [name, description] = [change.name ?? row.name, change.description ?? row.description];
  return {
    ...rest,
    name,
    nameKey: nameKeyOf(name),
    description,
    searchText: searchTextOf(name, description),
    ...command('runCommand', change.runCommand, runCommand),
    ...command('testCommand', change.testCommand, testCommand),
    ...nextVersion(row, now),
  };
};

export const markDeleted = (row: ProjectRow, now: Date): ProjectRow => ({
  ...row,
  state: 'deleted',
  deletedAt: now,
  purgeAt: new Date(now.getTime() + graceMs),
  ...nextVersion(row, now),
});

export const takeBack = ({ deletedAt: _deletedAt, purgeAt: _purgeAt, ...row }: ProjectRow, now: Date): ProjectRow => ({
  ...row,
  state: 'active',
  ...nextVersion(row, now),
});

/** Its grace period is over: nobody sees it any more, and its files go. */
export const isPurged = ({ purgeAt }: ProjectRow, now: Date): boolean => purgeAt !== undefined && purgeAt <= now;

export const memberOf = (row: ProjectRow, userId: UserId): Member | undefined => row.members.find((member) => member.userId === userId);

/** A project as the person who asks sees it. */
export const toProject = (row: ProjectRow, { userId, role }: { userId: UserId; role: NonNullable<PersonPrincipal['role']> }): Project => ({
  id: row._id,
  ownerId: row.ownerId,
  name: row.name,
  slug: row.slug,
  description: row.description,
  source: row.source,
  runCommand: row.runCommand,
  testCommand: row.testCommand,
  role,
  localCommandsAllowed: memberOf(row, userId)?.localCommandsAllowed ?? false,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  lastOpenedAt: row.lastOpenedAt?.toISOString(),
  deletedAt: row.deletedAt?.toISOString(),
  purgeAt: row.purgeAt?.toISOString(),
  version: row.version,
});
