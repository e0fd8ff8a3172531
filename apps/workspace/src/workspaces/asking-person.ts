import { OperationError, type PersonPrincipal } from '@constellation/contracts-kernel';
import { currentCall } from '@constellation/transport';

/** The person for whom the current call is made. */
export const askingPerson = (): PersonPrincipal => {
  const principal = currentCall()?.principal;
  if (principal?.kind !== 'person') throw new OperationError('forbidden', { executed: 'no' });
  return principal;
};
