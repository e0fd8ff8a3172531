import { pageOf, pageRequestFields, publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { projectSchema } from './project.schema.ts';

export const listProjects = publicOperation({
  name: 'project.list.v1',
  summary: 'The projects that the person may open.',
  service: 'project',
  kind: 'query',
  plane: 'message',
  route: { method: 'GET', path: '/projects' },
  policy: { role: 'person', scope: 'project:read' },
  input: z.object({
    ...pageRequestFields,
    /** Matches parts of name and description, without regard to case. */
    search: z.string().trim().max(100).optional(),
    sort: z.enum(['opened', 'name', 'created']).default('opened'),
    /** `deleted` lists what can still be restored. */
    state: z.enum(['active', 'deleted']).default('active'),
  }),
  output: pageOf(projectSchema),
  errors: [],
  timeoutMs: 5_000,
});

const withProject = { role: 'viewer', scope: 'project:read', subject: { kind: 'project', field: 'projectId' } } as const;

export const getProject = publicOperation({
  name: 'project.get.v1',
  summary: 'One project.',
  service: 'project',
  kind: 'query',
  plane: 'message',
  route: { method: 'GET', path: '/projects/:projectId' },
  policy: withProject,
  input: z.object({ projectId: projectSchema.shape.id }),
  output: projectSchema,
  errors: [],
  timeoutMs: 5_000,
});
