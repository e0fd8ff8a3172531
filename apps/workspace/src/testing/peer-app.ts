import type { KeyFiles } from '@constellation/testing-server';
import 'reflect-metadata';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { ServiceName } from '@constellation/contracts-kernel';
import { ServerIdentityModule } from '@constellation/server-identity';
import { TransportModule, TransportStrategy } from '@constellation/transport';

export interface PeerOptions {
  service: ServiceName;
  redisUrl: string;
  keys: KeyFiles;
  controllers?: Type[];
  providers?: Provider[];
}

/** Another service of the graph on the real bus, with its own key and the handlers that a test gives it. */
export const startPeer = async ({ service, redisUrl, keys, controllers = [], providers = [] }: PeerOptions) => {
  const PeerModule: DynamicModule = {
    module: class {
      readonly service = service;
    },
    imports: [
      ServerIdentityModule.forRoot({ service, keysFile: keys.keysFile, privateKeyFile: keys.privateKeyFileOf(service) }),
      TransportModule.forRoot({ service, redisUrl, http: 'http://127.0.0.1:1', version: 'test' }),
    ],
    controllers,
    providers,
  };
  const app = await NestFactory.create(PeerModule, new FastifyAdapter(), { logger: ['error'] });
  app.connectMicroservice({ strategy: app.get(TransportStrategy) }, { inheritAppConfig: true });
  await app.startAllMicroservices();
  return app;
};
