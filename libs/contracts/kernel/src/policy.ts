import { z } from 'zod';

/** A person's role in one project; each holds what the one before it may do. */
export const projectRoleSchema = z.enum(['viewer', 'editor', 'owner']);
export type ProjectRole = z.output<typeof projectRoleSchema>;

export const platformRoleSchema = z.enum(['member', 'admin']);
export type PlatformRole = z.output<typeof platformRoleSchema>;

/** What a token must be allowed to touch; a browser session holds them all. */
export type Scope = 'account' | 'project:read' | 'project:write' | 'workspace:read' | 'workspace:write' | 'ai' | 'admin';

/** Which resource decides the project whose role counts, and the input field that holds its id. */
export interface PolicySubject {
  kind: 'project' | 'workspace' | 'conversation' | 'run';
  field: string;
}

/**
 * Who may call. `anonymous`, `person` (anyone signed in) and `admin` (of the platform) need no subject;
 * a project role needs one. Not a member: `not_found`. Role too low: `forbidden`.
 */
export type Policy = { role: 'anonymous' | 'person' | 'admin'; scope: Scope } | { role: ProjectRole; scope: Scope; subject: PolicySubject };

const rank: Record<ProjectRole, number> = { viewer: 1, editor: 2, owner: 3 };

/** Whether `held` reaches `needed`. */
export const roleReaches = (held: ProjectRole, needed: ProjectRole): boolean => rank[held] >= rank[needed];
