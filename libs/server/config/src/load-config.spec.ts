import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { flagSchema, listSchema, portSchema, serviceFields } from './environment-fields.ts';
import { loadConfig } from './load-config.ts';

const schema = z.object({ PORT: portSchema, NAME: z.string(), OPEN: flagSchema.default(false), HOSTS: listSchema.default([]) });

const faultsOf = (env: Record<string, string | undefined>) => {
  try {
    loadConfig(schema, env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('no fault was found');
};

describe('loadConfig', () => {
  it('reads numbers, flags and lists', () => {
    expect(loadConfig(schema, { PORT: '8000', NAME: 'x', OPEN: 'true', HOSTS: 'a, b,,' })).toEqual({
      PORT: 8000,
      NAME: 'x',
      OPEN: true,
      HOSTS: ['a', 'b'],
    });
  });

  it('reports every fault at once', () => {
    expect(faultsOf({ PORT: '70000', OPEN: 'yes' }).faults.map(({ variable }) => variable)).toEqual(['PORT', 'NAME', 'OPEN']);
  });

  it('takes an empty value as absent', () => {
    expect(loadConfig(schema, { PORT: '1', NAME: 'x', OPEN: '' }).OPEN).toBe(false);
    expect(faultsOf({ PORT: '1', NAME: '' }).faults).toHaveLength(1);
  });

  it('never repeats a value, since it may be a secret', () => {
    const secret = 'hunter2-hunter2';
    expect(faultsOf({ PORT: secret, NAME: 'x', OPEN: secret }).message).not.toContain(secret);
  });

  it('knows what every service needs', () => {
    const parsed = z.object(serviceFields).safeParse({ MONGODB_URI: 'http://x', REDIS_URL: 'x' });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([
      'MONGODB_URI',
      'REDIS_URL',
      'INTERNAL_PORT',
      'IDENTITY_KEYS_FILE',
      'IDENTITY_PRIVATE_KEY_FILE',
    ]);
  });
});
