import { defineErrors, kernelErrors, projectIdSchema, publicOperation, type Operation } from '@constellation/contracts-kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { renderOpenApi } from './render-open-api.ts';

const errors = [kernelErrors, defineErrors({ 'project.name_taken': { status: 409, sentence: 'Taken.' } })];
const project = z.object({ id: projectIdSchema, name: z.string() }).meta({ id: 'Project' });

const rename = publicOperation({
  name: 'project.rename.v1',
  summary: 'Rename a project.',
  service: 'project',
  kind: 'command',
  plane: 'message',
  timeoutMs: 5_000,
  route: { method: 'PATCH', path: '/projects/:projectId', ifMatch: 'required' },
  policy: { role: 'owner', scope: 'project:write', subject: { kind: 'project', field: 'projectId' } },
  input: z.object({ projectId: projectIdSchema, ifMatch: z.string(), name: z.string().max(80) }),
  output: project,
  errors: ['project.name_taken'],
});

const pathOf = (operation: Operation, path: string, method: string): Record<string, unknown> => {
  const { paths } = renderOpenApi({ operations: [operation], errors }) as unknown as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  return paths[path]?.[method] ?? {};
};

describe('renderOpenApi', () => {
  it('takes the input apart into path, headers and body', () => {
    const { parameters, requestBody } = pathOf(rename, '/projects/{projectId}', 'patch');
    expect(parameters).toMatchObject([
      { name: 'projectId', in: 'path', required: true },
      { name: 'If-Match', in: 'header', required: true },
    ]);
    expect(requestBody).toMatchObject({
      content: { 'application/json': { schema: { properties: { name: { maxLength: 80 } }, required: ['name'] } } },
    });
  });

  it('puts the fields of a read into the query string', () => {
    const list = {
      ...rename,
      kind: 'query',
      route: { method: 'GET', path: '/projects' },
      input: z.object({ cursor: z.string().optional() }),
    } as unknown as Operation;
    const { parameters, requestBody } = pathOf(list, '/projects', 'get');
    expect(parameters).toMatchObject([{ name: 'cursor', in: 'query', required: false }]);
    expect(requestBody).toBeUndefined();
  });

  it('shares named schemas as components', () => {
    const document = renderOpenApi({ operations: [rename], errors });
    expect(JSON.stringify(document)).not.toContain('$defs');
    expect(document['components']).toMatchObject({ schemas: { Project: { type: 'object' }, Problem: { type: 'object' } } });
  });

  it('says each status with its codes, the declared ones too', () => {
    const { responses } = pathOf(rename, '/projects/{projectId}', 'patch') as { responses: Record<string, { description: string }> };
    expect(Object.keys(responses)).toEqual(['200', '400', '401', '403', '404', '409', '412', '428', '429', 'default']);
    expect(responses['409']?.description).toBe('`project.name_taken`: Taken.');
  });

  it.each([
    [{ output: z.void(), route: { method: 'DELETE', path: '/a', status: 204 } }, 'delete', '204', undefined],
    [
      { plane: 'bytes', kind: 'query', output: z.unknown(), route: { method: 'GET', path: '/a' } },
      'get',
      '200',
      ['application/octet-stream'],
    ],
    [{ plane: 'bytes', kind: 'stream', route: { method: 'POST', path: '/a' } }, 'post', '200', ['application/x-ndjson']],
    [{ plane: 'edge', kind: 'stream', route: { method: 'GET', path: '/a' } }, 'get', '200', ['text/event-stream']],
  ])('names the media type of %j', (change, method, status, types) => {
    const { responses } = pathOf({ ...rename, ...change } as unknown as Operation, '/a', method) as {
      responses: Record<string, { content?: object }>;
    };
    const { content } = responses[status] ?? {};
    expect(content === undefined ? undefined : Object.keys(content)).toEqual(types);
  });

  it('lets nobody need a token for what is anonymous', () => {
    const open = { ...rename, policy: { role: 'anonymous', scope: 'account' } } as Operation;
    expect(pathOf(open, '/projects/{projectId}', 'patch')['security']).toEqual([]);
    expect(pathOf(rename, '/projects/{projectId}', 'patch')['security']).toBeUndefined();
  });
});
