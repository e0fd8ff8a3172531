import { OperationError, type PersonPrincipal, type ProjectId } from '@constellation/contracts-kernel';
import { currentCall } from '@constellation/transport';

/** The person for whom the running call was made. */
export const actingPerson = (): PersonPrincipal => {
  const principal = currentCall()?.principal;
  if (principal?.kind !== 'person') throw new OperationError('unauthenticated');
  return principal;
};

/** The project that the person's role was checked for; every query is limited to it. */
export const actingProject = (): ProjectId => {
  const { projectId } = actingPerson();
  if (projectId === undefined) throw new OperationError('forbidden');
  return projectId;
};
