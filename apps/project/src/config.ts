import { flagSchema, loadConfigOrExit, serviceFields } from '@constellation/server-config';
import { z } from 'zod';

export const configSchema = z.object({
  ...serviceFields,
  /** Lets projects be cloned from this machine (`http://127.0.0.1:…`), as the tests do. */
  GIT_ALLOW_LOOPBACK: flagSchema.default(false),
});

export type ProjectConfig = z.output<typeof configSchema>;

export const readConfig = (): ProjectConfig => loadConfigOrExit(configSchema, process.env);
