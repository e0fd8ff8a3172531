import { join } from 'node:path';
import type { Secrets } from '../data-folder/secrets.ts';
import { platformPorts, type Ports } from '../data-folder/ports.ts';
import { mongoUri } from '../mongo/mongo-uri.ts';
import type { ServiceName } from './service-name.ts';

/** All that the services are told. */
export interface StackFacts {
  checkout: string;
  /** The folder in each program's own that it is run from. */
  output: string;
  dataFolder: string;
  runFolder: string;
  publicHost: string;
  publicPort: number;
  publicUrl: string;
  ports: Ports;
  secrets: Secrets;
  /** The connection string of the MongoDB server; user and database are put in for each service. */
  mongoServer: string;
  /** Set when somebody else runs Redis: then every service uses this one. */
  redisServer: string | undefined;
  agent: { bundle: string; node: string };
  /** The built IDE, if there is one. */
  ideDist: string | undefined;
  demoProvider: boolean;
}

const providerVariables = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_BASE_URL'];

/** The environment of one service: what it is told, over what the person has set. Only `claude` sees a provider's key. */
export function serviceEnvironment(service: ServiceName, facts: StackFacts, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...inherited(service, env),
    NODE_ENV: env['NODE_ENV'] ?? 'production',
    LOG_LEVEL: env['LOG_LEVEL'] ?? 'info',
    ...sharedVariables(service, facts),
    ...ownVariables[service](facts, env),
  };
}

/** What every service is told: its users in the stores, its own listener, its keys. */
export function sharedVariables(
  service: ServiceName,
  facts: Pick<StackFacts, 'ports' | 'secrets' | 'mongoServer' | 'redisServer'>,
): NodeJS.ProcessEnv {
  return {
    MONGODB_URI: mongoUri(facts.mongoServer, service, facts.secrets.mongoPasswords[service]),
    REDIS_URL: redisUrl(service, facts),
    INTERNAL_HOST: '127.0.0.1',
    INTERNAL_PORT: String(facts.ports.internal[service]),
    IDENTITY_KEYS_FILE: facts.secrets.identityKeysFile,
    IDENTITY_PRIVATE_KEY_FILE: facts.secrets.identityPrivateKeyFile[service],
  };
}

const ownVariables: Record<ServiceName, (facts: StackFacts, env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv> = {
  gateway: (facts, env) => ({
    PUBLIC_HOST: facts.publicHost,
    PUBLIC_PORT: String(facts.publicPort),
    PUBLIC_URL: facts.publicUrl,
    PREVIEW_HOST_SUFFIX: env['PREVIEW_HOST_SUFFIX'] ?? `localhost:${facts.publicPort}`,
    ...(facts.ideDist === undefined ? {} : { IDE_DIST: facts.ideDist }),
  }),
  project: () => ({}),
  claude: (facts) => ({
    CREDENTIALS_KEY_FILE: facts.secrets.credentialsKeyFile,
    ...(facts.demoProvider ? { AI_DEMO_URL: `http://127.0.0.1:${facts.ports.standIn}` } : {}),
  }),
  workspace: (facts, env) => ({
    WORKSPACE_DRIVER: env['WORKSPACE_DRIVER'] ?? 'local',
    WORKSPACE_DATA: join(facts.dataFolder, 'workspace'),
    WORKSPACE_RUN: facts.runFolder,
    AGENT_BUNDLE: facts.agent.bundle,
    AGENT_NODE: facts.agent.node,
    WORKSPACE_LOCAL_FOR: env['WORKSPACE_LOCAL_FOR'] ?? 'admin',
    PLATFORM_PORTS: platformPorts(facts.ports, facts.publicPort),
  }),
};

function inherited(service: ServiceName, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isForeign = (name: string): boolean =>
    /^(npm_|MAKE|MFLAGS|CONSTELLATION_|NODE_COMPILE_CACHE$)/.test(name) || (service !== 'claude' && providerVariables.includes(name));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isForeign(name)));
}

function redisUrl(service: ServiceName, facts: Pick<StackFacts, 'ports' | 'secrets' | 'redisServer'>): string {
  if (facts.redisServer !== undefined) return facts.redisServer;
  return `redis://${service}:${encodeURIComponent(facts.secrets.redisPasswords[service])}@127.0.0.1:${facts.ports.redis}`;
}

/** Whether the person has configured no provider, so that the scripted demo stands in. */
export function wantsDemoProvider(env: NodeJS.ProcessEnv): boolean {
  return !providerVariables.some((name) => env[name]);
}
