import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { OperationError } from '@constellation/contracts-kernel';
import { operationOf } from '../edge/operation-metadata.ts';
import type { LiveSession } from './live-session.ts';

/** The session that the access guard found, if the caller is signed in. */
export const sessionOfRequest = (request: object): LiveSession | undefined => (request as { user?: LiveSession }).user;

/** Who calls. Routes for everybody work without a token, and with one that has ended. */
@Injectable()
export class AccessGuard extends AuthGuard('access-jwt') {
  override handleRequest<Session>(error: unknown, session: Session | false, _info: unknown, context: ExecutionContext): Session {
    const isForEverybody = operationOf(context).policy.role === 'anonymous';
    if (session !== false && session !== undefined) return session;
    if (isForEverybody) return undefined as Session;
    throw error instanceof Error ? error : new OperationError('unauthenticated', { executed: 'no' });
  }
}
