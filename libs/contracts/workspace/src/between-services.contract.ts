import { internalOperation, projectIdSchema, userIdSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { addressedFields } from './addressed.ts';
import { isolationSchema } from './workspace.schema.ts';

const query = { service: 'workspace', kind: 'query', plane: 'message', timeoutMs: 5_000 } as const;

export const projectOfWorkspace = internalOperation({
  ...query,
  name: 'workspace.project-of.v1',
  summary: 'The project that a workspace belongs to; it never changes.',
  callers: ['gateway'],
  input: z.object(addressedFields),
  output: z.object({ projectId: projectIdSchema, ownerId: userIdSchema }),
  errors: [],
});

export const workspaceOfProject = internalOperation({
  ...query,
  name: 'workspace.of-project.v1',
  summary: "A project's workspace, when it has one.",
  callers: ['gateway', 'claude'],
  input: z.object({ projectId: projectIdSchema }),
  output: z.object({ workspaceId: addressedFields.workspaceId.optional(), isolation: isolationSchema }),
  errors: [],
});

export const locateWorkspace = internalOperation({
  ...query,
  name: 'workspace.locate.v1',
  summary: 'The internal address of the instance that owns a workspace; an instance that is asked for an unowned one claims it.',
  callers: ['gateway'],
  input: z.object(addressedFields),
  output: z.object({ http: z.string() }),
  errors: ['workspace.not_running', 'workspace.unreachable'],
});
