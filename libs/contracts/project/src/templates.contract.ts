import { publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';

export const templateSchema = z.object({
  /** Such as `node-typescript`; stays the same over releases. */
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  language: z.string(),
  runCommand: z.string().optional(),
  testCommand: z.string().optional(),
});
export type Template = z.output<typeof templateSchema>;

export const listTemplates = publicOperation({
  name: 'project.list-templates.v1',
  summary: 'The templates that a project can start from.',
  service: 'project',
  kind: 'query',
  plane: 'message',
  route: { method: 'GET', path: '/templates' },
  policy: { role: 'person', scope: 'project:read' },
  input: z.object({}),
  output: z.object({ items: z.array(templateSchema) }),
  errors: [],
  timeoutMs: 5_000,
});
