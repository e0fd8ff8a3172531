import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MongoModule } from '@constellation/server-mongo';
import { Clock } from '../clock.ts';
import type { GatewayConfig } from '../config.ts';
import { GatewaySettings } from '../gateway-settings.ts';
import { invitationsCollection } from '../identity/invitation-document.ts';
import { MongoUsers } from '../identity/mongo-users.ts';
import { usersCollection } from '../identity/user-document.ts';
import { Users } from '../identity/users.ts';
import { MakeResetLink } from './make-reset-link.ts';

@Module({})
class HostModule {
  static forRoot(config: GatewayConfig): DynamicModule {
    return {
      module: HostModule,
      imports: [
        MongoModule.forRoot({ uri: config.MONGODB_URI, appName: 'gateway', collections: [usersCollection, invitationsCollection] }),
      ],
      providers: [
        Clock,
        { provide: GatewaySettings, useFactory: () => new GatewaySettings(config) },
        { provide: Users, useClass: MongoUsers },
        MakeResetLink,
      ],
    };
  }
}

/**
 * A reset link for the account with this address, made on the host by whoever runs it; undefined when there is none. It needs
 * the database alone, so it works while the gateway is down.
 */
export const resetOnHost = async (config: GatewayConfig, email: string): Promise<string | undefined> => {
  const context = await NestFactory.createApplicationContext(HostModule.forRoot(config), { logger: false, abortOnError: false });
  try {
    const user = await context.get(Users).byEmail(email.trim().toLowerCase());
    return user && (await context.get(MakeResetLink).execute(user._id)).url;
  } finally {
    await context.close();
  }
};
