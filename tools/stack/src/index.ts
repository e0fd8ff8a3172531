export { killRecorded } from './data-folder/kill-recorded.ts';
export { cacheFolder } from './parts/cache-folder.ts';
export { findChromium } from './parts/find-chromium.ts';
export { findMongod } from './parts/find-mongod.ts';
export { findRedis } from './parts/find-redis.ts';
export { PartMissing, type Part, type PartSearch, type PartSource } from './parts/part.ts';
export type { ServiceName } from './services/service-name.ts';
export { startStack, type Stack, type StackOptions } from './stack.ts';
