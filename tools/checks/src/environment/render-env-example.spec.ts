import { expect, it } from 'vitest';
import { renderEnvExample } from './render-env-example.ts';

const shared = { LOG_LEVEL: { default: 'info', enum: ['info', 'debug'], description: 'How much is logged.' }, REDIS_URL: {} };

it('writes shared variables once, with default, choices and description, and what has no default as required', () => {
  const text = renderEnvExample([
    { app: 'gateway', schema: { properties: { ...shared, PUBLIC_PORT: { default: 8000 } }, required: ['REDIS_URL'] } },
    { app: 'workspace', schema: { properties: { ...shared, PORTS: { default: [1, 2] }, HOME: {} }, required: ['REDIS_URL', 'HOME'] } },
  ]);
  expect(text.split('\n\n').slice(1)).toEqual([
    '## several services',
    '# How much is logged. One of: info, debug.\n# LOG_LEVEL=info',
    'REDIS_URL=',
    '## gateway',
    '# PUBLIC_PORT=8000',
    '## workspace',
    '# PORTS=1,2',
    'HOME=\n',
  ]);
});
