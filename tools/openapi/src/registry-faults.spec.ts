import { defineErrors, internalOperation, projectIdSchema, publicOperation, type Operation } from '@constellation/contracts-kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { registryFaults } from './registry-faults.ts';

const errors = [defineErrors({ 'project.name_taken': { status: 409, sentence: 'There is already a project with this name.' } })];

const rename = publicOperation({
  name: 'project.rename.v1',
  summary: 'Rename a project.',
  service: 'project',
  kind: 'command',
  plane: 'message',
  timeoutMs: 5_000,
  route: { method: 'PATCH', path: '/projects/:projectId', ifMatch: 'required' },
  policy: { role: 'owner', scope: 'project:write', subject: { kind: 'project', field: 'projectId' } },
  input: z.object({ projectId: projectIdSchema, ifMatch: z.string(), name: z.string() }),
  output: z.object({}),
  errors: ['project.name_taken'],
});

const faultsOf = (...operations: Operation[]): string[] => registryFaults({ operations, errors });

describe('registryFaults', () => {
  it('takes an operation that agrees with itself', () => {
    expect(faultsOf(rename)).toEqual([]);
  });

  it('refuses a name, a route or a code given twice', () => {
    expect(faultsOf(rename, rename)).toEqual([
      'project.rename.v1: two operations have this name',
      'PATCH /projects/:: two operations have this route',
    ]);
    expect(registryFaults({ operations: [], errors: [...errors, ...errors] })).toEqual(['project.name_taken: declared twice']);
  });

  it.each([
    [{ name: 'project.Rename.v1' }, 'a name is domain.imperative.v1'],
    [{ errors: ['project.unknown'] }, 'project.unknown is declared in no errors file'],
    [{ timeoutMs: 30_001 }, '30001 ms is not a timeout up to 30000'],
    [{ timeoutMs: 0 }, '0 ms is not a timeout'],
    [{ policy: { ...rename.policy, subject: { kind: 'run', field: 'runId' } } }, 'its policy reads runId'],
    [{ route: { method: 'PATCH', path: '/teams/:teamId' } }, ':teamId of its route is no field'],
    [{ input: z.object({ projectId: projectIdSchema }) }, 'has no ifMatch'],
    [{ route: { method: 'POST', path: '/projects', idempotencyKey: true } }, 'has no idempotencyKey'],
    [{ kind: 'query' }, 'a query is read with GET or HEAD'],
    [{ route: { method: 'GET', path: '/projects' } }, 'a command is not sent with GET'],
    [{ plane: 'edge' }, 'only the gateway answers at the edge'],
    [{ kind: 'stream' }, 'a public stream goes over the bytes plane'],
  ])('refuses %j', (change, fault) => {
    expect(faultsOf({ ...rename, ...change } as Operation)).toEqual([expect.stringContaining(fault)]);
  });

  it('needs a field in every form of an input', () => {
    const forms = z.union([rename.input, z.object({ ifMatch: z.string() })]);
    const faults = faultsOf({ ...rename, input: forms });
    expect(faults).toContain('project.rename.v1: its policy reads projectId, which is no field of its input');
  });

  it('refuses an internal operation that nobody may call', () => {
    const { name, summary, service, kind, timeoutMs, input, output } = rename;
    const internal = internalOperation({
      name,
      summary,
      service,
      kind,
      plane: 'message',
      timeoutMs,
      input,
      output,
      errors: [],
      callers: [],
    });
    expect(faultsOf(internal)).toEqual(['project.rename.v1: nobody may call it']);
  });
});
