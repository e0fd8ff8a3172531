import type { PersonPrincipal } from '@constellation/contracts-kernel';
import type { Isolation } from '../driver/workspace-driver.ts';

export interface StartAsked {
  driver: string;
  isolation: Isolation;
  localFor: 'admin' | 'everyone';
  ownerId: string;
  ownerWasAdmin: boolean;
  person: Pick<PersonPrincipal, 'userId' | 'platformRole'>;
}

/** Whether the project's owner is the administrator, as far as this request can tell; others leave what was known. */
export const ownerIsAdmin = ({ ownerId, ownerWasAdmin, person }: StartAsked): boolean =>
  person.userId === ownerId ? person.platformRole === 'admin' : ownerWasAdmin;

/** Local workspaces share the host's network and limits, so only the administrator's own start there unless the operator says otherwise. */
export const mayStart = (asked: StartAsked): boolean => asked.driver !== 'local' || asked.localFor === 'everyone' || ownerIsAdmin(asked);
