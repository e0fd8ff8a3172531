import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import './provided-context.ts';

/**
 * The run's MongoDB with a database that no other spec uses. Call it once per spec file: files run in parallel.
 */
export const freshMongoUri = (): string => {
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/test_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  return uri.href;
};
