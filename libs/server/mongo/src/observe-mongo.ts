import { durationHistogram, gauge } from '@constellation/server-observability';
import type { mongo } from 'mongoose';

/** Times every command of a client (`monitorCommands` must be on) and counts its open connections. */
export const observeMongo = (client: mongo.MongoClient): void => {
  const duration = durationHistogram('constellation_mongo_command_duration_seconds', 'Time from sending a command to its answer.', [
    'command',
    'outcome',
  ]);
  const connections = gauge('constellation_mongo_connections', 'Open connections of the pool.');
  client.on('commandSucceeded', ({ commandName, duration: ms }) => duration.observe({ command: commandName, outcome: 'ok' }, ms / 1000));
  client.on('commandFailed', ({ commandName, duration: ms }) => duration.observe({ command: commandName, outcome: 'failed' }, ms / 1000));
  client.on('connectionCreated', () => connections.inc());
  client.on('connectionClosed', () => connections.dec());
};
