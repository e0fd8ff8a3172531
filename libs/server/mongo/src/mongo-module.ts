import { type DynamicModule, Global, Module } from '@nestjs/common';
import { getConnectionToken, MongooseModule } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { CollectionDefinition } from './collection-definition.ts';
import { collectionToken } from './inject-collection.ts';
import { observeMongo } from './observe-mongo.ts';
import { MongoTransactions } from './mongo-transactions.ts';
import { openCollection } from './open-collection.ts';

export interface MongoOptions {
  /** With the name of the service's database in its path. */
  uri: string;
  /** Shown in MongoDB's log. */
  appName: string;
  collections: readonly CollectionDefinition[];
}

/**
 * The service's database: one connection, its collections with their indexes in place, and transactions. The start fails
 * when the server is a standalone, or an index differs from its declaration.
 */
@Global()
@Module({})
export class MongoModule {
  static forRoot({ uri, appName, collections }: MongoOptions): DynamicModule {
    const providers = collections.map((definition) => ({
      provide: collectionToken(definition),
      inject: [getConnectionToken()],
      useFactory: (connection: Connection) => openCollection(connection, definition),
    }));
    const mongoose = MongooseModule.forRoot(uri, {
      appName,
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
      readConcern: { level: 'majority' },
      retryWrites: true,
      ignoreUndefined: true,
      autoIndex: false,
      autoCreate: false,
      maxPoolSize: 30,
      serverSelectionTimeoutMS: 5_000,
      socketTimeoutMS: 30_000,
      monitorCommands: true,
      retryAttempts: 5,
      retryDelay: 500,
      connectionFactory: (connection: Connection) => {
        observeMongo(connection.getClient());
        return connection;
      },
    });
    return {
      module: MongoModule,
      imports: [mongoose],
      providers: [...providers, MongoTransactions],
      exports: [mongoose, ...providers.map(({ provide }) => provide), MongoTransactions],
    };
  }
}
