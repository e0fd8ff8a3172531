import { Agent } from './agent.ts';
import { readConfig } from './config.ts';
import { errorFacts, log } from './log.ts';

process.on('uncaughtException', (error) => log('error', 'uncaught', errorFacts(error)));
process.on('unhandledRejection', (error) => log('error', 'unhandled', errorFacts(error)));

try {
  const agent = new Agent(readConfig(), () => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void agent.end(signal));
  // Its terminals and sockets are its own; it outlives whoever started it.
  process.on('SIGHUP', () => undefined);
  await agent.start();
} catch (error) {
  log('error', 'the agent cannot start', errorFacts(error));
  process.exit(78);
}
