import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { HealthModule } from '@constellation/server-health';
import { ServerIdentityModule } from '@constellation/server-identity';
import { MongoModule } from '@constellation/server-mongo';
import { ObservabilityModule } from '@constellation/server-observability';
import { RedisModule } from '@constellation/server-redis';
import { TransportModule } from '@constellation/transport';
import {
  accessProviders,
  administrationProviders,
  bytesProviders,
  controllers,
  edgeProviders,
  identityProviders,
  liveProviders,
  runProviders,
} from './parts.ts';
import { Clock } from './clock.ts';
import type { GatewayConfig } from './config.ts';
import { GatewaySettings } from './gateway-settings.ts';
import { invitationsCollection } from './identity/invitation-document.ts';
import { sessionsCollection } from './identity/session-document.ts';
import { usersCollection } from './identity/user-document.ts';
import { IdeSite } from './static/ide-site.ts';
import { PublicFront } from './listeners/public-front.ts';

const collections = [usersCollection, sessionsCollection, invitationsCollection];

@Module({})
export class GatewayModule {
  static forRoot(config: GatewayConfig): DynamicModule {
    const settings: Provider = { provide: GatewaySettings, useFactory: () => new GatewaySettings(config) };
    return {
      module: GatewayModule,
      imports: [
        ObservabilityModule.forRoot({ service: 'gateway', level: config.LOG_LEVEL }),
        MongoModule.forRoot({ uri: config.MONGODB_URI, appName: 'gateway', collections }),
        RedisModule.forRoot({ url: config.REDIS_URL, name: 'gateway' }),
        ServerIdentityModule.forRoot({
          service: 'gateway',
          keysFile: config.IDENTITY_KEYS_FILE,
          privateKeyFile: config.IDENTITY_PRIVATE_KEY_FILE,
        }),
        TransportModule.forRoot({
          service: 'gateway',
          redisUrl: config.REDIS_URL,
          http: `http://${config.INTERNAL_HOST}:${config.INTERNAL_PORT}`,
          version: '0',
        }),
        HealthModule,
        PassportModule,
        DiscoveryModule,
      ],
      controllers,
      providers: [
        Clock,
        settings,
        IdeSite,
        PublicFront,
        ...edgeProviders,
        ...accessProviders,
        ...identityProviders,
        ...administrationProviders,
        ...liveProviders,
        ...runProviders,
        ...bytesProviders,
      ],
    };
  }
}
