import {
  type Operation,
  OperationError,
  type PersonPrincipal,
  type Policy,
  type Principal,
  roleReaches,
} from '@constellation/contracts-kernel';

const refuse = (message: string): never => {
  throw new OperationError('forbidden', { message, executed: 'no' });
};

const requirePerson = (principal: Principal): PersonPrincipal =>
  principal.kind === 'person' ? principal : refuse('This operation needs a person.');

const requireRole = (person: PersonPrincipal, policy: Policy): void => {
  if (policy.role === 'person' || policy.role === 'anonymous') return;
  if (policy.role === 'admin') {
    if (person.platformRole !== 'admin') refuse('This operation needs an administrator.');
    return;
  }
  if (person.projectId === undefined || person.role === undefined || !roleReaches(person.role, policy.role)) {
    refuse('The role in the project is too low.');
  }
};

const requireCaller = (person: PersonPrincipal, operation: Extract<Operation, { exposure: 'internal' }>): void => {
  const caller = person.delegation?.actor ?? 'gateway';
  if (!operation.callers.includes(caller)) refuse(`${caller} may not call this operation.`);
};

/**
 * Whether a verified principal may call an operation; throws `forbidden` otherwise.
 *
 * A public operation takes a person who reaches its policy. An internal one without a policy takes a service that it lists
 * in `callers`. An internal one with a policy takes a person who reaches it, through a listed caller: Claude on a person's
 * behalf, or else the gateway.
 */
export const authorise = (principal: Principal, operation: Operation): void => {
  if (operation.exposure === 'public') return requireRole(requirePerson(principal), operation.policy);
  if (operation.policy === undefined) {
    if (principal.kind !== 'service' || !operation.callers.includes(principal.service)) refuse('This caller is not listed.');
    return;
  }
  const person = requirePerson(principal);
  requireRole(person, operation.policy);
  requireCaller(person, operation);
};
