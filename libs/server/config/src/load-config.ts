import type { z } from 'zod';
import { ConfigError } from './config-error.ts';

/**
 * Parses the environment once. An empty value counts as absent. Throws {@link ConfigError} that names every fault at
 * once; values are never part of it, since some are secrets.
 */
export const loadConfig = <Schema extends z.ZodObject>(schema: Schema, env: Record<string, string | undefined>): z.output<Schema> => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map(({ path, message }) => ({ variable: path.map(String).join('.') || '(all)', fault: message })),
  );
};
