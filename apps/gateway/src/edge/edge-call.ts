import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type InputOf, OperationError, type PublicOperation } from '@constellation/contracts-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProjectAccess } from '../access/project-access.ts';
import type { LiveSession } from '../identity/live-session.ts';

/** Where a call came from, for lists of sessions and for limits. */
export interface CallOrigin {
  address: string;
  userAgent: string;
}

/** One call of a public operation, over HTTP or `/ws`, after it was let in. */
export interface EdgeCall<Op extends PublicOperation = PublicOperation> {
  operation: Op;
  input: InputOf<Op>;
  origin: CallOrigin;
  /** Absent for anonymous callers. */
  session: LiveSession | undefined;
  /** The project that the operation's subject belongs to, and the caller's role in it. */
  access: ProjectAccess | undefined;
  /** Absent for calls over `/ws`. */
  http: { request: FastifyRequest; reply: FastifyReply } | undefined;
}

const calls = new WeakMap<object, EdgeCall>();

export const rememberCall = (request: object, call: EdgeCall): void => {
  calls.set(request, call);
};

export const callOf = (request: object): EdgeCall => {
  const call = calls.get(request);
  if (call === undefined) throw new Error('The request was not let in by the policy guard.');
  return call;
};

/** The call at hand, its input parsed and its caller let in. */
export const Call = createParamDecorator((_nothing: unknown, context: ExecutionContext) =>
  callOf(context.switchToHttp().getRequest<object>()),
);

/** The session of a call that only signed-in people reach. */
export const sessionOf = (call: EdgeCall): LiveSession => {
  if (call.session === undefined) throw new OperationError('unauthenticated', { executed: 'no' });
  return call.session;
};

/** The project of a call whose policy has a subject. */
export const accessOf = (call: EdgeCall): ProjectAccess => {
  if (call.access === undefined) throw new Error(`${call.operation.name} has no subject.`);
  return call.access;
};

/** The request and reply of a call that only HTTP carries. */
export const httpOf = (call: EdgeCall): { request: FastifyRequest; reply: FastifyReply } => {
  if (call.http === undefined)
    throw new OperationError('method_not_allowed', { executed: 'no', message: 'This operation is for HTTP alone.' });
  return call.http;
};
