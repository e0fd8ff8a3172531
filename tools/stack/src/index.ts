export { cacheFolder } from './parts/cache-folder.ts';
export { findMongod } from './parts/find-mongod.ts';
export { findRedis } from './parts/find-redis.ts';
export { PartMissing, type Part, type PartSearch, type PartSource } from './parts/part.ts';
