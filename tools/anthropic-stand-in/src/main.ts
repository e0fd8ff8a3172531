import type { AddressInfo } from 'node:net';
import { readConfig } from './config.ts';
import { createStandIn } from './stand-in-server.ts';

const { HOST, PORT, STAND_IN_SCRIPTS } = readConfig();
const server = createStandIn({ scripts: STAND_IN_SCRIPTS });

server.listen(PORT, HOST, () => {
  const { address, port } = server.address() as AddressInfo;
  process.stdout.write(
    `${JSON.stringify({ level: 'info', time: new Date().toISOString(), msg: 'listening', url: `http://${address}:${port}` })}\n`,
  );
});

const stop = (): void => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
