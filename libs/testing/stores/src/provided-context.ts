declare module 'vitest' {
  export interface ProvidedContext {
    /** A writable replica set shared by the whole run; names no database. Use `freshMongoUri()`. */
    mongoUri: string;
    /** A Redis (7 or later) shared by the whole run. A spec that needs one to itself calls `startRedis()`. */
    redisUrl: string;
  }
}

export {};
