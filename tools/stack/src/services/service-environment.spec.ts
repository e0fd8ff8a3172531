import { describe, expect, it } from 'vitest';
import { serviceEnvironment, wantsDemoProvider, type StackFacts } from './service-environment.ts';

const passwords = { launcher: 'l', gateway: 'g', project: 'p', claude: 'c', workspace: 'w' };
const keyFiles = { gateway: '/k/g', project: '/k/p', claude: '/k/c', workspace: '/k/w' };
const facts: StackFacts = {
  checkout: '/src',
  output: 'dist',
  dataFolder: '/data',
  runFolder: '/run/constellation',
  publicHost: '127.0.0.1',
  publicPort: 8000,
  publicUrl: 'http://constellation.localhost:8000',
  ports: { mongo: 1, redis: 2, standIn: 3, internal: { gateway: 8010, project: 8002, claude: 8001, workspace: 8003 } },
  secrets: {
    mongoKeyFile: '/k/mongo',
    credentialsKeyFile: '/k/credentials',
    identityKeysFile: '/k/jwks',
    identityPrivateKeyFile: keyFiles,
    mongoPasswords: passwords,
    redisPasswords: passwords,
  },
  mongoServer: 'mongodb://127.0.0.1:1/?replicaSet=rs0',
  redisServer: undefined,
  agent: { bundle: '/data/agent/bundle', node: '/data/agent/node/bin/node' },
  ideDist: '/src/apps/ide/dist',
  demoProvider: true,
};

describe('the environment of a service', () => {
  it('gives each service its own users and its own private key', () => {
    const { MONGODB_URI, REDIS_URL, IDENTITY_PRIVATE_KEY_FILE, INTERNAL_PORT } = serviceEnvironment('project', facts, {});
    expect(MONGODB_URI).toBe('mongodb://project:p@127.0.0.1:1/constellation_project?replicaSet=rs0');
    expect(REDIS_URL).toBe('redis://project:p@127.0.0.1:2');
    expect([IDENTITY_PRIVATE_KEY_FILE, INTERNAL_PORT]).toEqual(['/k/p', '8002']);
  });

  it('shows the key of an AI provider to claude alone', () => {
    const env = { ANTHROPIC_API_KEY: 'sk', LOG_LEVEL: 'debug' };
    expect(serviceEnvironment('claude', facts, env)['ANTHROPIC_API_KEY']).toBe('sk');
    expect(serviceEnvironment('workspace', facts, env)).not.toHaveProperty('ANTHROPIC_API_KEY');
    expect(serviceEnvironment('workspace', facts, env)['LOG_LEVEL']).toBe('debug');
  });

  it('tells claude of the demo provider only when there is one', () => {
    expect(serviceEnvironment('claude', facts, {})['AI_DEMO_URL']).toBe('http://127.0.0.1:3');
    expect(serviceEnvironment('claude', { ...facts, demoProvider: false }, {})).not.toHaveProperty('AI_DEMO_URL');
  });

  it('names every port of the platform to the workspace service', () => {
    expect(serviceEnvironment('workspace', facts, {})['PLATFORM_PORTS']).toBe('8000,1,2,3,8010,8002,8001,8003');
  });

  it('keeps the variables of make, npm and the launcher to itself', () => {
    const env = { MAKEFLAGS: 'x', npm_config_yes: 'x', CONSTELLATION_DATA: '/data', NODE_COMPILE_CACHE: '/c' };
    expect(Object.keys(serviceEnvironment('project', facts, env)).filter((name) => name in env)).toEqual([]);
  });
});

it('wants the demo only while no provider is configured', () => {
  expect(wantsDemoProvider({})).toBe(true);
  expect(wantsDemoProvider({ ANTHROPIC_BASE_URL: 'http://127.0.0.1:11434' })).toBe(false);
});
