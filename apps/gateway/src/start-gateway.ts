import { createServer, type RequestListener, type Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '@constellation/server-http';
import { TransportStrategy } from '@constellation/transport';
import type { GatewayConfig } from './config.ts';
import { errorCodes } from './edge/error-codes.ts';
import { GatewayModule } from './gateway-module.ts';
import { GatewaySettings } from './gateway-settings.ts';
import { openInternalListener } from './listeners/internal-listener.ts';
import { guardOrigin, limitBodies } from './listeners/origin-hooks.ts';
import { PublicFront } from './listeners/public-front.ts';
import { IdeSite } from './static/ide-site.ts';

/** Milliseconds for which a stopping gateway lets requests finish. */
const drainWithinMs = 8_000;

export interface RunningGateway {
  app: NestFastifyApplication;
  internal: Server;
  close: () => Promise<void>;
}

/** Longer than people pause between two acts: a connection closed in the moment it is used again fails the request. */
const keepAliveMs = 72_000;

/** Starts the gateway: its message handlers, the public port, and last the internal listener, which says that it is ready. */
export const startGateway = async (config: GatewayConfig): Promise<RunningGateway> => {
  const parts: { front?: PublicFront; site?: IdeSite; internal?: Server } = {};
  const serverFactory = (handle: RequestListener): Server =>
    createServer({ keepAliveTimeout: keepAliveMs }, (request, response) =>
      parts.front ? parts.front.serve(request, response, handle) : handle(request, response),
    );
  const app = await createHttpApp({
    module: GatewayModule.forRoot(config),
    errors: errorCodes,
    fastify: { serverFactory, trustProxy: config.TRUSTED_PROXIES.length > 0 ? config.TRUSTED_PROXIES : false },
    prepare: (fastify) => {
      limitBodies(fastify);
      guardOrigin(fastify, new GatewaySettings(config), () => parts.site);
    },
  });
  parts.front = app.get(PublicFront);
  parts.site = app.get(IdeSite);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.route({ method: ['GET', 'HEAD'], url: '/*', handler: (request, reply) => app.get(IdeSite).serve(request, reply) });
  app.connectMicroservice({ strategy: app.get(TransportStrategy) }, { inheritAppConfig: true });
  app.getHttpServer().on('upgrade', (request, socket, head) => parts.front?.upgrade(request, socket, head));
  await app.init();
  await app.startAllMicroservices();
  // What is open then, such as a long command, is told by the connection's end.
  fastify.addHook('preClose', (done) => {
    setTimeout(() => app.getHttpServer().closeAllConnections(), drainWithinMs).unref();
    done();
  });
  fastify.addHook('onClose', (_instance, done) => {
    parts.internal?.closeAllConnections();
    parts.internal?.close();
    done();
  });
  await app.listen(config.PUBLIC_PORT, config.PUBLIC_HOST);
  // Whoever finds it ready on the internal address may send people to the public one.
  const internal = await openInternalListener(
    (request, response) => fastify.routing(request, response),
    config.INTERNAL_HOST,
    config.INTERNAL_PORT,
  );
  parts.internal = internal;
  return { app, internal, close: () => app.close() };
};
