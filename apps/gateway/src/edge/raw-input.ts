import { OperationError, type PublicOperation } from '@constellation/contracts-kernel';
import type { FastifyRequest } from 'fastify';
import { ulid } from 'ulid';

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** An ETag as it stands in a header, without its quotes and weakness mark; `*` stays. */
export const unquoted = (tag: string): string =>
  tag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');

const bodyOf = (request: FastifyRequest): Record<string, unknown> => {
  const { body } = request;
  if (body === undefined || body === null) return {};
  if (isPlainObject(body)) return body;
  if (Array.isArray(body))
    throw new OperationError('invalid_input', { executed: 'no', issues: [{ pointer: '', message: 'Send a JSON object.' }] });
  throw new OperationError('unsupported_media_type', { executed: 'no' });
};

const headerFields = (operation: PublicOperation, request: FastifyRequest): Record<string, unknown> => {
  const { ifMatch, idempotencyKey } = operation.route;
  const fields: Record<string, unknown> = {};
  if (ifMatch === 'required') {
    const header = request.headers['if-match'];
    if (header === undefined) throw new OperationError('precondition_required', { executed: 'no' });
    fields['ifMatch'] = unquoted(header);
  }
  if (idempotencyKey === true) fields['idempotencyKey'] = request.headers['idempotency-key'] ?? ulid();
  return fields;
};

/**
 * The input of an operation as HTTP carries it: body, then query, then path, then headers. What comes later wins, so that a
 * body cannot speak for another resource than the address. A bytes operation's body is content, and no part of its input.
 */
export const rawInputOf = (operation: PublicOperation, request: FastifyRequest): Record<string, unknown> => {
  const isContent = operation.plane === 'bytes' && operation.route.method === 'PUT';
  return {
    ...(isContent ? {} : bodyOf(request)),
    ...(request.query as Record<string, unknown>),
    ...(request.params as Record<string, unknown>),
    ...headerFields(operation, request),
  };
};
