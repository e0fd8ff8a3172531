import 'reflect-metadata';
import { readConfig } from './config.ts';
import { startGateway } from './start-gateway.ts';

const config = readConfig();

try {
  await startGateway(config);
} catch (error) {
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${JSON.stringify({ level: 'fatal', time: new Date().toISOString(), msg: 'The gateway could not start', stack })}\n`);
  process.exit(1);
}
