import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TransportStrategy } from '@constellation/transport';
import { createHttpApp, type HttpAppOptions } from './create-http-app.ts';

export interface ServiceOptions extends Omit<HttpAppOptions, 'prepare'> {
  /** The internal listener: health, metrics, data plane. */
  host: string;
  port: number;
  /** Adds what needs the application, such as raw routes, before it listens. */
  prepare?: (app: NestFastifyApplication) => Promise<void> | void;
}

/** Starts a service: its internal listener, then its message handlers. Answers the running application. */
export const startService = async ({ host, port, prepare, ...options }: ServiceOptions): Promise<NestFastifyApplication> => {
  const app = await createHttpApp(options);
  app.connectMicroservice({ strategy: app.get(TransportStrategy) }, { inheritAppConfig: true });
  await prepare?.(app);
  await app.listen(port, host);
  await app.startAllMicroservices();
  return app;
};
