import type { StorePorts } from './data-folder/ports.ts';
import { recordPart } from './data-folder/part-record.ts';
import type { Secrets } from './data-folder/secrets.ts';
import { chooseMongod } from './mongo/choose-mongod.ts';
import { MongoServer } from './mongo/mongo-server.ts';
import { prepareMongo } from './mongo/prepare-mongo.ts';
import { findRedis } from './parts/find-redis.ts';
import type { Part, PartSearch } from './parts/part.ts';
import type { SupervisionEvents } from './process/supervised-program.ts';
import { RedisServer } from './redis/redis-server.ts';

/** What the stores are started with. */
export interface StoreSettings {
  dataFolder: string;
  ports: StorePorts;
  secrets: Secrets;
  env: NodeJS.ProcessEnv;
  say: (text: string) => void;
  events: SupervisionEvents;
  signal: AbortSignal;
  /** Called before anything runs that must be ended again. */
  onStop: (undo: () => Promise<void>) => void;
}

/** MongoDB and Redis, ready for the services. */
export interface Stores {
  mongoServer: string;
  /** Set when somebody else runs it. */
  redisServer: string | undefined;
  redis: RedisServer | undefined;
}

/** Finds or fetches both stores and starts them, or takes those that `MONGODB_URI` and `REDIS_URL` name. */
export async function startStores(settings: StoreSettings): Promise<Stores> {
  const [mongoServer, redis] = await settled([startMongo(settings), startRedis(settings)]);
  return { mongoServer, redis, redisServer: settings.env['REDIS_URL'] };
}

async function startMongo(settings: StoreSettings): Promise<string> {
  const { dataFolder, ports, secrets, env, events, signal, say } = settings;
  const uri = env['MONGODB_URI'];
  if (uri) {
    await prepareMongo({ server: { uri }, passwords: secrets.mongoPasswords }, signal);
    say('MongoDB: the server MONGODB_URI names');
    return uri;
  }
  const part = await chooseMongod(dataFolder, searchOf(settings));
  const server = new MongoServer({ path: part.path, port: ports.mongo, dataFolder, secrets, env, events });
  settings.onStop(() => server.stop());
  await server.start(signal);
  say(`MongoDB ${described(part)} is ready`);
  return `mongodb://127.0.0.1:${ports.mongo}/?replicaSet=rs0`;
}

async function startRedis(settings: StoreSettings): Promise<RedisServer | undefined> {
  const { dataFolder, ports, secrets, env, events, signal, say } = settings;
  if (env['REDIS_URL']) {
    say('Redis: the server REDIS_URL names');
    return undefined;
  }
  const part = await findRedis(searchOf(settings));
  recordPart(dataFolder, part);
  const server = new RedisServer({ path: part.path, port: ports.redis, dataFolder, secrets, env, events });
  settings.onStop(() => server.stop());
  await server.start(signal);
  say(`Redis ${described(part)} is ready`);
  return server;
}

function searchOf({ env, signal, say }: StoreSettings): PartSearch {
  return { env, signal, report: say };
}

function described(part: Part): string {
  return part.source === 'PATH' ? `${part.version} (${part.path})` : `${part.version} (from ${part.source})`;
}

// Like Promise.all, but a failure is told only after all have come to rest, so that what they started can be ended.
async function settled<T extends readonly unknown[]>(work: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const results = await Promise.allSettled(work);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return Promise.all(work);
}
