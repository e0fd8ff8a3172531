import { type OperationError, publicOperation } from '@constellation/contracts-kernel';
import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rawInputOf, unquoted } from './raw-input.ts';

const common = {
  name: 'x.y.v1',
  summary: '',
  service: 'project',
  kind: 'command',
  plane: 'message',
  errors: [],
  timeoutMs: 1,
  input: z.object({}),
  output: z.void(),
  policy: { role: 'person', scope: 'account' },
} as const;
const rename = publicOperation({ ...common, route: { method: 'PATCH', path: '/projects/:projectId', ifMatch: 'required' } });
const create = publicOperation({ ...common, route: { method: 'POST', path: '/projects', idempotencyKey: true } });
const write = publicOperation({ ...common, plane: 'bytes', route: { method: 'PUT', path: '/files' } });

const asked = (request: Partial<FastifyRequest>): FastifyRequest => ({ headers: {}, query: {}, params: {}, ...request }) as FastifyRequest;
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as OperationError).code;
  }
  return 'none';
};

describe('the input of an operation', () => {
  it('is taken from body, query and path, and the path has the last word', () => {
    const request = asked({
      body: { projectId: 'other', name: 'n', a: 1 },
      query: { a: '2', projectId: 'another' },
      params: { projectId: 'mine' },
      headers: { 'if-match': '"3"' },
    });
    expect(rawInputOf(rename, request)).toEqual({ projectId: 'mine', name: 'n', a: '2', ifMatch: '3' });
  });

  it('needs If-Match where the route does, and reads every form of a tag', () => {
    expect(codeOf(() => rawInputOf(rename, asked({ body: {} })))).toBe('precondition_required');
    expect(['"3"', 'W/"3"', '3', '*', ' "a b" '].map(unquoted)).toEqual(['3', '3', '3', '*', 'a b']);
  });

  it('has a key of its own where the client sends none', () => {
    expect(rawInputOf(create, asked({ body: {}, headers: { 'idempotency-key': 'mine-1234' } }))).toEqual({ idempotencyKey: 'mine-1234' });
    expect(rawInputOf(create, asked({ body: {} }))['idempotencyKey']).toMatch(/^[0-9A-Z]{26}$/);
  });

  it('is a JSON object or nothing; a file’s bytes are no input', () => {
    expect(codeOf(() => rawInputOf(create, asked({ body: [1] })))).toBe('invalid_input');
    expect(codeOf(() => rawInputOf(create, asked({ body: 'text' })))).toBe('unsupported_media_type');
    expect(rawInputOf(write, asked({ body: { pipe: () => undefined }, query: { path: 'a' } }))).toEqual({ path: 'a' });
  });
});
