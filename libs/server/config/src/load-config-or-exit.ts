import type { z } from 'zod';
import { configExitCode, ConfigError } from './config-error.ts';
import { loadConfig } from './load-config.ts';

/** {@link loadConfig} for a `main.ts`: writes every fault to stderr and ends the process with status 78. */
export const loadConfigOrExit = <Schema extends z.ZodObject>(schema: Schema, env: Record<string, string | undefined>): z.output<Schema> => {
  try {
    return loadConfig(schema, env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(configExitCode);
  }
};
