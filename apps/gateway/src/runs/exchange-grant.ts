import { Injectable } from '@nestjs/common';
import type { exchangeGrant } from '@constellation/contracts-identity';
import { type InputOf, OperationError, type OutputOf, type PersonPrincipal } from '@constellation/contracts-kernel';
import { StatementSigner } from '@constellation/server-identity';
import { ProjectRoles } from '../access/project-roles.ts';
import { Users } from '../identity/users.ts';
import { RunStatements } from './run-statements.ts';

const tokenSeconds = 60;
const refused = (message: string) => new OperationError('identity.grant_refused', { message });

/** Trades a run's grant for a short token of one service, after reading the person and their role again. */
@Injectable()
export class ExchangeGrant {
  constructor(
    private readonly statements: RunStatements,
    private readonly users: Users,
    private readonly roles: ProjectRoles,
    private readonly signer: StatementSigner,
  ) {}

  async execute({ grant, audience }: InputOf<typeof exchangeGrant>): Promise<OutputOf<typeof exchangeGrant>> {
    const { userId, sessionId, projectId, delegation } = await this.statements.readGrant(grant);
    const [user, standing] = await Promise.all([this.users.byId(userId), this.roles.standingOf(projectId, userId)]);
    if (user === undefined || user.disabled) throw refused('The account is gone or disabled.');
    if (standing.role === undefined || standing.deleted) throw refused('The person is no longer in the project.');
    const principal: PersonPrincipal = {
      kind: 'person',
      userId,
      name: user.name,
      sessionId,
      // A run never needs what an administrator may; what it does not hold cannot be taken from it.
      platformRole: 'member',
      projectId,
      role: standing.role,
      // The consent counts as it is now, so that taking it back holds for a run that goes on.
      delegation: { ...delegation, localCommandsAllowed: standing.localCommandsAllowed },
    };
    const token = await this.signer.sign({ kind: 'call', audience, claims: { principal }, expiresInSeconds: tokenSeconds });
    return { token, expiresInMs: tokenSeconds * 1000 };
  }
}
