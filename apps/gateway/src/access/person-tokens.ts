import { Injectable } from '@nestjs/common';
import type { PersonPrincipal, ServiceName } from '@constellation/contracts-kernel';
import { CallTokenSigner } from '@constellation/server-identity';
import type { LiveSession } from '../identity/live-session.ts';
import type { ProjectAccess } from './project-access.ts';

/** The principal that a service sees: the person, and the one project that this call is about. */
export const principalOf = (session: LiveSession, access: ProjectAccess | undefined): PersonPrincipal => ({
  kind: 'person',
  userId: session.userId,
  name: session.name,
  sessionId: session.sessionId,
  platformRole: session.platformRole,
  ...(access === undefined ? {} : { projectId: access.projectId, role: access.role }),
});

/** Call tokens that speak for a person, one per principal and audience until shortly before their end. */
@Injectable()
export class PersonTokens {
  constructor(private readonly signer: CallTokenSigner) {}

  tokenFor(session: LiveSession, access: ProjectAccess | undefined, audience: ServiceName): Promise<string> {
    return this.signer.sign(principalOf(session, access), audience);
  }
}
