import { once } from 'node:events';
import { prepareOwnServer } from './prepare-own-server.ts';
import { prepareOtherServer } from './prepare-other-server.ts';
import type { MongoPreparation } from './prepare-mongo.ts';

const [preparation] = (await once(process, 'message')) as [MongoPreparation];
const { server, passwords } = preparation;
try {
  if ('port' in server) await prepareOwnServer(server.port, passwords);
  else await prepareOtherServer(server.uri, passwords);
  process.send?.('ready');
} catch (error) {
  process.send?.(error instanceof Error ? error.message : String(error));
}
process.disconnect();
