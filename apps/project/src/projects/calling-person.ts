import { OperationError, type PersonPrincipal, type ProjectId, type ProjectRole } from '@constellation/contracts-kernel';
import { currentCall } from '@constellation/transport';

/** The person for whom the running call speaks. */
export const callingPerson = (): PersonPrincipal => {
  const principal = currentCall()?.principal;
  if (principal?.kind !== 'person') throw new OperationError('forbidden', { executed: 'no' });
  return principal;
};

/** The person and their role, which their token says for this project and for no other. */
export const callingMember = (projectId: ProjectId): PersonPrincipal & { role: ProjectRole } => {
  const person = callingPerson();
  if (person.projectId !== projectId || person.role === undefined) throw new OperationError('not_found', { executed: 'no' });
  return { ...person, role: person.role };
};
