import { Injectable } from '@nestjs/common';
import { OperationError, type PolicySubject, type PublicOperation, roleReaches } from '@constellation/contracts-kernel';
import { getProject, restoreProject } from '@constellation/contracts-project';
import { parseInput } from '../edge/parse-input.ts';
import type { EdgeCall } from '../edge/edge-call.ts';
import type { LiveSession } from '../identity/live-session.ts';
import type { ProjectAccess } from './project-access.ts';
import { ProjectRoles } from './project-roles.ts';
import { SubjectProjects } from './subject-projects.ts';

/** What a project in its grace period still answers. */
const answeredWhileDeleted: readonly string[] = [getProject.name, restoreProject.name];

const refuse = (code: 'unauthenticated' | 'forbidden' | 'not_found'): never => {
  throw new OperationError(code, { executed: 'no' });
};

/** Decides whether a caller may call an operation: signed in, right role, and nobody learns of what is not theirs. */
@Injectable()
export class Admission {
  constructor(
    private readonly subjects: SubjectProjects,
    private readonly roles: ProjectRoles,
  ) {}

  /** Throws `unauthenticated`, `invalid_input`, `not_found` (no member) or `forbidden` (role too low). */
  async admit<Op extends PublicOperation>(
    operation: Op,
    rawInput: () => unknown,
    session: LiveSession | undefined,
  ): Promise<Pick<EdgeCall<Op>, 'input' | 'session' | 'access'>> {
    const { policy } = operation;
    if (policy.role !== 'anonymous' && session === undefined) refuse('unauthenticated');
    if (policy.role === 'admin' && session?.platformRole !== 'admin') refuse('forbidden');
    const input = parseInput(operation, rawInput());
    if (!('subject' in policy) || session === undefined) return { input, session, access: undefined };
    const access = await this.accessTo(policy.subject, (input as Record<string, unknown>)[policy.subject.field], session, operation.name);
    if (!roleReaches(access.role, policy.role)) refuse('forbidden');
    return { input, session, access };
  }

  /** The caller's standing in the project of a subject; throws `not_found` for those who are no member. */
  async accessTo(subject: Pick<PolicySubject, 'kind'>, id: unknown, session: LiveSession, operationName = ''): Promise<ProjectAccess> {
    const projectId = await this.subjects.projectOf(subject.kind, String(id));
    const { role, localCommandsAllowed, deleted } = await this.roles.standingOf(projectId, session.userId);
    if (role === undefined) return refuse('not_found');
    if (deleted && !answeredWhileDeleted.includes(operationName)) throw new OperationError('project.deleted', { executed: 'no' });
    return { projectId, role, localCommandsAllowed };
  }
}
