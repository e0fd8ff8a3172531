import { publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { projectDescriptionSchema, projectNameSchema, projectSchema, projectSourceSchema } from './project.schema.ts';

export const createProject = publicOperation({
  name: 'project.create.v1',
  summary: 'Create a project from a template, a public git repository or an upload.',
  service: 'project',
  kind: 'command',
  plane: 'message',
  route: { method: 'POST', path: '/projects', status: 201, idempotencyKey: true },
  policy: { role: 'person', scope: 'project:write' },
  input: z.object({
    name: projectNameSchema,
    description: projectDescriptionSchema.default(''),
    source: projectSourceSchema,
    idempotencyKey: z.string().min(8).max(100),
  }),
  output: projectSchema,
  errors: ['project.name_taken', 'project.template_unknown', 'project.git_url_refused', 'project.limit_reached'],
  timeoutMs: 5_000,
  repeatable: true,
});
