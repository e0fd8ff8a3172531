import { durationHistogram, gauge } from '@constellation/server-observability';
import type { Redis } from 'ioredis';

const up = () => gauge('constellation_redis_up', 'Whether the connection is ready (1) or not (0).', ['connection']);
const duration = () =>
  durationHistogram('constellation_redis_command_duration_seconds', 'Time from sending a command to its answer.', ['command', 'outcome']);

/** Counts and times every command of a connection, and shows whether it is up. */
export const observeRedis = (redis: Redis, connection: string): void => {
  const ready = up();
  const commands = duration();
  ready.set({ connection }, 0);
  redis.on('ready', () => ready.set({ connection }, 1));
  redis.on('close', () => ready.set({ connection }, 0));
  // Without a listener ioredis prints each failed reconnect; the gauge and readiness already tell.
  redis.on('error', () => undefined);
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command, stream) => {
    const end = commands.startTimer({ command: command.name });
    command.promise.then(
      () => end({ outcome: 'ok' }),
      () => end({ outcome: 'failed' }),
    );
    return send(command, stream);
  };
};
