import { publicOperation } from '@constellation/contracts-kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildRequest } from './build-request.ts';

const operation = (route: Parameters<typeof publicOperation>[0]['route']) =>
  publicOperation({
    name: 'spec.act.v1',
    summary: 'For this spec.',
    service: 'gateway',
    kind: 'command',
    plane: 'message',
    route,
    policy: { role: 'person', scope: 'account' },
    input: z.object({}).loose(),
    output: z.unknown(),
    errors: [],
    timeoutMs: 1_000,
  });

describe('buildRequest', () => {
  it('puts path parts into the path, encoded, and the rest of a query into the query string', () => {
    const request = buildRequest(operation({ method: 'GET', path: '/things/:thingId/files' }), {
      thingId: 'a/b',
      path: 'src/a b.ts',
      limit: 5,
      cursor: undefined,
    });
    expect(request.path).toBe('/api/v1/things/a%2Fb/files?path=src%2Fa+b.ts&limit=5');
    expect(request.body).toBeUndefined();
  });

  it('puts the rest of a command into the JSON body', () => {
    const request = buildRequest(operation({ method: 'POST', path: '/things/:thingId' }), { thingId: 't1', name: 'Ana', tags: ['x'] });
    expect(request.headers['content-type']).toBe('application/json');
    expect(JSON.parse(request.body ?? '')).toEqual({ name: 'Ana', tags: ['x'] });
  });

  it('sends the version that was seen as a quoted tag, and the star as it is', () => {
    const patch = operation({ method: 'PATCH', path: '/me', ifMatch: 'required' });
    expect(buildRequest(patch, { ifMatch: '3', name: 'Ana' })).toMatchObject({ headers: { 'if-match': '"3"' }, body: '{"name":"Ana"}' });
    expect(buildRequest(patch, { ifMatch: '*' }).headers['if-match']).toBe('*');
  });

  it('sends the idempotency key as its header and not in the body', () => {
    const request = buildRequest(operation({ method: 'POST', path: '/things', idempotencyKey: true }), {
      idempotencyKey: 'k-12345678',
      name: 'x',
    });
    expect(request.headers['idempotency-key']).toBe('k-12345678');
    expect(request.body).toBe('{"name":"x"}');
  });
});
