import {
  Inject,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type InjectionToken,
  type ModuleMetadata,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Broadcasts } from '../core/broadcasts.ts';
import { CallAuthenticator } from '../core/call-authenticator.ts';
import { ChangeFeed } from '../core/change-feed.ts';
import { Directory } from '../core/directory.ts';
import { OutputStreams } from '../core/output-streams.ts';
import { Owners } from '../core/owners.ts';
import { Rpc } from '../core/rpc.ts';
import { TokenSource } from '../core/token-source.ts';
import { TransportHealth } from '../core/transport-health.ts';
import { RedisTransport, type RedisTransportOptions } from '../redis/redis-transport.ts';
import { NestTransportLog } from './nest-transport-log.ts';
import { TransportStrategy } from './transport-strategy.ts';

export type TransportModuleOptions = RedisTransportOptions;

export interface TransportModuleAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  inject?: InjectionToken[];
  // Nest hands over whatever `inject` names; its own async options are typed alike.
  useFactory: (...injected: never[]) => TransportModuleOptions | Promise<TransportModuleOptions>;
}

const optionsToken = Symbol('TransportModuleOptions');
const firstConnectionMs = 5_000;

/** What the app provides, found when first needed: its providers may themselves need the transport. */
const lazily = <T>(modules: ModuleRef, token: abstract new () => T): (() => T) => {
  let found: T | undefined;
  return () => (found ??= modules.get<T>(token, { strict: false }));
};

const transportProvider: FactoryProvider<RedisTransport> = {
  provide: RedisTransport,
  inject: [optionsToken, ModuleRef],
  useFactory: async (options: TransportModuleOptions, modules: ModuleRef) => {
    const needs = { log: new NestTransportLog(), tokens: lazily(modules, TokenSource), authenticator: lazily(modules, CallAuthenticator) };
    const transport = new RedisTransport(options, needs);
    await transport.connected(firstConnectionMs);
    return transport;
  },
};

const part = <T>(provide: abstract new () => T, of: (transport: RedisTransport) => T): FactoryProvider<T> => ({
  provide,
  inject: [RedisTransport],
  useFactory: of,
});

const parts = [
  part(Rpc, ({ rpc }) => rpc),
  part(Owners, ({ owners }) => owners),
  part(Directory, ({ directory }) => directory),
  part(Broadcasts, ({ broadcasts }) => broadcasts),
  part(ChangeFeed, ({ changeFeed }) => changeFeed),
  part(OutputStreams, ({ outputStreams }) => outputStreams),
  part(TransportHealth, ({ health }) => health),
];

const strategyProvider: FactoryProvider<TransportStrategy> = {
  provide: TransportStrategy,
  inject: [optionsToken, RedisTransport],
  useFactory: ({ service }: TransportModuleOptions, transport: RedisTransport) => new TransportStrategy(service, transport),
};

/**
 * The transport for a whole app. The app provides a `TokenSource` to make calls and a `CallAuthenticator` to answer them,
 * in any module. It drains in `onModuleDestroy` and disconnects in `onApplicationShutdown`.
 */
@Module({})
export class TransportModule implements OnModuleDestroy, OnApplicationShutdown {
  constructor(@Inject(ModuleRef) private readonly modules: ModuleRef) {}

  static forRoot(options: TransportModuleOptions): DynamicModule {
    return this.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync({ imports = [], inject = [], useFactory }: TransportModuleAsyncOptions): DynamicModule {
    return {
      module: TransportModule,
      global: true,
      imports,
      providers: [{ provide: optionsToken, inject, useFactory }, transportProvider, strategyProvider, ...parts],
      exports: [TransportStrategy, ...parts.map(({ provide }) => provide)],
    };
  }

  async onModuleDestroy(): Promise<void> {
    await this.modules.get(RedisTransport).drain();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.modules.get(RedisTransport).close();
  }
}
