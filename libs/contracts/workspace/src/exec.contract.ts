import { publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { addressedFields, editorOfWorkspace } from './addressed.ts';
import { workspacePathSchema } from './file.schema.ts';
import { streamEndSchema } from './search.contract.ts';

export const execEventSchema = z.union([
  z.object({ type: z.literal('output'), stream: z.enum(['stdout', 'stderr']), text: z.string() }),
  z.object({ type: z.literal('exit'), exitCode: z.number().int().optional(), signal: z.string().optional() }),
  streamEndSchema,
]);

export const runCommand = publicOperation({
  name: 'workspace.exec.v1',
  summary: 'Run a shell command without a terminal and read its output; leaving kills it.',
  service: 'workspace',
  kind: 'stream',
  plane: 'bytes',
  route: { method: 'POST', path: '/workspaces/:workspaceId/exec', status: 200 },
  policy: editorOfWorkspace,
  input: z.object({
    ...addressedFields,
    command: z.string().min(1).max(20_000),
    cwd: workspacePathSchema.default(''),
    /** Milliseconds until it is killed; at most ten minutes. */
    timeoutMs: z.number().int().min(100).max(600_000).default(120_000),
  }),
  output: execEventSchema,
  errors: ['workspace.not_running', 'workspace.unreachable', 'file.not_found', 'file.outside_workspace'],
  timeoutMs: 30_000,
});
