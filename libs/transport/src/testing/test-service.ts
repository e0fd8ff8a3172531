import 'reflect-metadata';
import { Logger, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { OperationError, type Principal, type ServiceName } from '@constellation/contracts-kernel';
import { CallAuthenticator } from '../core/call-authenticator.ts';
import { Rpc } from '../core/rpc.ts';
import { TokenSource } from '../core/token-source.ts';
import { TransportModule } from '../nest/transport-module.ts';
import { TransportStrategy } from '../nest/transport-strategy.ts';
import { Observed, ReplicaController } from './replica-controller.ts';

export const testToken = 'a-good-token';

class OneTokenAuthenticator extends CallAuthenticator {
  override async authenticate(token: string): Promise<Principal> {
    if (token !== testToken) throw new OperationError('unauthenticated');
    return { kind: 'service', service: 'gateway' };
  }
}

class OneTokenSource extends TokenSource {
  override async tokenFor(): Promise<string> {
    return testToken;
  }
}

Logger.overrideLogger(['fatal']);

@Module({})
class TestModule {}

const testModule = (service: ServiceName, redisUrl: string, controllers: Type[]) => ({
  module: TestModule,
  imports: [TransportModule.forRoot({ service, redisUrl, http: `http://127.0.0.1:1/${service}`, version: '1' })],
  controllers,
  providers: [
    Observed,
    { provide: CallAuthenticator, useClass: OneTokenAuthenticator },
    { provide: TokenSource, useClass: OneTokenSource },
  ],
});

/** An app that answers the test operations; resolves once others may call it. */
export const startReplica = async (redisUrl: string, controllers: Type[] = [ReplicaController]) => {
  const app = await NestFactory.create(testModule('project', redisUrl, controllers), new FastifyAdapter(), { abortOnError: false });
  app.connectMicroservice({ strategy: app.get(TransportStrategy) }, { inheritAppConfig: true });
  await app.init();
  await app.startAllMicroservices();
  return { app, observed: app.get(Observed) };
};

/** An app that only calls. */
export const startCaller = async (redisUrl: string) => {
  const app = await NestFactory.createApplicationContext(testModule('gateway', redisUrl, []));
  return { app, rpc: app.get(Rpc) };
};
