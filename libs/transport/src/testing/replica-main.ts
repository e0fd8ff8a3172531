import { startReplica } from './test-service.ts';

const [redisUrl = ''] = process.argv.slice(2);
const { app, observed } = await startReplica(redisUrl);
app.enableShutdownHooks(undefined, { useProcessExit: true });
process.on('message', () => process.send?.(observed));
process.send?.('ready');
