/** What differs from one Redis of the stack to another. */
export interface RedisSettings {
  port: number;
  folder: string;
  aclFile: string;
}

/** The text of redis.conf: loopback only, users from the ACL file, an append-only file synced each second, nothing evicted. */
export function redisConfiguration(settings: RedisSettings): string {
  return [
    'bind 127.0.0.1',
    `port ${settings.port}`,
    'protected-mode yes',
    `dir "${settings.folder}"`,
    `aclfile "${settings.aclFile}"`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
    'logfile ""',
    '',
  ].join('\n');
}
