import type { Account, Session, SignedIn } from '@constellation/contracts-identity';
import type { ProjectId, UserId, WorkspaceId } from '@constellation/contracts-kernel';
import type { Project, Template } from '@constellation/contracts-project';
import type { Workspace } from '@constellation/contracts-workspace';

/** A well-formed identifier that ends in the number, such as `prj_00000000000000000000000007`. */
export const sampleId = <Prefix extends string>(prefix: Prefix, number: number): `${Prefix}_${string}` =>
  `${prefix}_${String(number).padStart(26, '0')}`;

const day = '2026-11-20T09:00:00.000Z';

export const sampleAccount = (change: Partial<Account> = {}): Account => ({
  id: sampleId('usr', 1) satisfies UserId,
  email: 'ana@example.org',
  name: 'Ana Lovelace',
  platformRole: 'admin',
  disabled: false,
  createdAt: day,
  version: 1,
  ...change,
});

/** Ends far in the future, whatever the clock of the spec. */
export const sampleSignedIn = (account: Account = sampleAccount()): SignedIn => ({
  accessToken: 'access-token',
  expiresAt: '2999-01-01T00:00:00.000Z',
  account,
});

export const sampleSession = (change: Partial<Session> = {}): Session => ({
  id: sampleId('ses', 1),
  device: 'Firefox on Linux',
  address: '192.0.2.7',
  createdAt: day,
  lastSeenAt: day,
  isCurrent: false,
  ...change,
});

export const sampleProject = (change: Partial<Project> = {}): Project => ({
  id: sampleId('prj', 1) satisfies ProjectId,
  ownerId: sampleId('usr', 1),
  name: 'Orrery',
  slug: 'orrery',
  description: '',
  source: { kind: 'template', template: 'blank' },
  role: 'owner',
  localCommandsAllowed: false,
  createdAt: day,
  updatedAt: day,
  version: 1,
  ...change,
});

export const sampleTemplates = (): Template[] => [
  { slug: 'blank', title: 'Blank', description: 'An empty folder with a README.', language: 'none' },
  {
    slug: 'node-typescript',
    title: 'Node + TypeScript',
    description: 'A small program with tests that run without installing anything.',
    language: 'TypeScript',
  },
  { slug: 'python', title: 'Python', description: 'A module with unittest, ready to run.', language: 'Python' },
  { slug: 'static-site', title: 'Static site', description: 'A page with style and script, and a server for it.', language: 'HTML' },
];

export const sampleWorkspace = (change: Partial<Workspace> = {}): Workspace => ({
  id: sampleId('wsp', 1) satisfies WorkspaceId,
  projectId: sampleId('prj', 1),
  ownerId: sampleId('usr', 1),
  state: 'running',
  steps: [
    { name: 'folder', state: 'done', startedAt: day, endedAt: '2026-11-20T09:00:00.120Z' },
    { name: 'agent', state: 'done', startedAt: '2026-11-20T09:00:00.120Z', endedAt: '2026-11-20T09:00:00.480Z' },
    { name: 'files', state: 'done', startedAt: '2026-11-20T09:00:00.480Z', endedAt: '2026-11-20T09:00:00.560Z' },
  ],
  isolation: 'none',
  driver: 'local',
  generation: 1,
  createdAt: day,
  startedAt: day,
  version: 3,
  ...change,
});
