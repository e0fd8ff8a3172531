import { isAbsolute } from 'node:path';
import { listSchema, loadConfigOrExit, serviceFields } from '@constellation/server-config';
import { z } from 'zod';

const folder = z.string().refine(isAbsolute, 'must be an absolute path');

export const configSchema = z.object({
  ...serviceFields,
  WORKSPACE_DRIVER: z.enum(['local']).default('local'),
  WORKSPACE_DATA: folder,
  WORKSPACE_RUN: folder,
  AGENT_BUNDLE: folder,
  AGENT_NODE: folder,
  WORKSPACE_LOCAL_FOR: z.enum(['admin', 'everyone']).default('admin'),
  PLATFORM_PORTS: listSchema
    .transform((ports) => ports.map(Number))
    .pipe(z.array(z.number().int().min(1).max(65_535)))
    .default([]),
});
export type Config = z.output<typeof configSchema>;

export const readConfig = (): Config => loadConfigOrExit(configSchema, process.env);
