import type { KeyFiles } from '@constellation/testing-server';
import 'reflect-metadata';
import type { ServiceName } from '@constellation/contracts-kernel';
import { ServerIdentityModule } from '@constellation/server-identity';
import { TransportModule, TransportStrategy } from '@constellation/transport';
import { Module, type INestApplication, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

export interface PeerOptions {
  service: ServiceName;
  redisUrl: string;
  keys: KeyFiles;
  controllers?: Type[];
  providers?: Provider[];
}

@Module({})
class PeerModule {}

/** Another service of the graph on the real bus, with its own key and the handlers that a test gives it. */
export const startPeer = async ({ service, redisUrl, keys, controllers = [], providers = [] }: PeerOptions): Promise<INestApplication> => {
  const imports = [
    ServerIdentityModule.forRoot({ service, keysFile: keys.keysFile, privateKeyFile: keys.privateKeyFileOf(service) }),
    TransportModule.forRoot({ service, redisUrl, http: 'http://127.0.0.1:1', version: 'test' }),
  ];
  const app = await NestFactory.create({ module: PeerModule, imports, controllers, providers }, new FastifyAdapter(), {
    logger: ['error'],
  });
  app.connectMicroservice({ strategy: app.get(TransportStrategy) }, { inheritAppConfig: true });
  await app.startAllMicroservices();
  return app;
};
