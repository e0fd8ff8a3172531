import { z } from 'zod';

/** `true` or `false`, written out. */
export const flagSchema = z.enum(['true', 'false']).transform((text) => text === 'true');

/** A TCP port; 0 lets the system choose. */
export const portSchema = z.coerce.number().int().min(0).max(65_535);

/** A list divided by commas; blanks around an item and empty items are dropped. */
export const listSchema = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** What every service reads: spread it into the service's own schema. */
export const serviceFields = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must be a mongodb:// address with the name of the database'),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must be a redis:// address'),
  INTERNAL_HOST: z.string().default('127.0.0.1'),
  INTERNAL_PORT: portSchema,
  IDENTITY_KEYS_FILE: z.string(),
  IDENTITY_PRIVATE_KEY_FILE: z.string(),
};
