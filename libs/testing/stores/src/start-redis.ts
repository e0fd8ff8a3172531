import { connect } from 'node:net';
import { findStoreBinary } from './find-store-binary.ts';
import { freePort } from './free-port.ts';
import { type StoreProcess, startStoreProcess } from './store-process.ts';

const answersPing = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.setTimeout(500, () => socket.destroy());
    socket.on('connect', () => socket.write('PING\r\n'));
    socket.on('data', (data) => {
      done(data.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.on('error', () => {
      done(false);
    });
    socket.on('close', () => {
      done(false);
    });
  });

export interface StartedRedis extends StoreProcess {
  /** `redis://127.0.0.1:<port>` */
  url: string;
  port: number;
}

/**
 * Starts a Redis (7 or later) of a test's own, without persistence, in about 50 ms. Give `port` to bring back an empty
 * one where another was stopped.
 */
export const startRedis = async (options: { port?: number } = {}): Promise<StartedRedis> => {
  const port = options.port ?? (await freePort());
  const started = await startStoreProcess(
    findStoreBinary('redis-server'),
    (folder) => ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    () => answersPing(port),
  );
  return { ...started, port, url: `redis://127.0.0.1:${port}` };
};
