import { collectionToken, MongoModule, type TypedCollection } from '@constellation/server-mongo';
import { freshMongoUri } from '@constellation/testing-stores';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll } from 'vitest';
import { aiRuns, type AiRun } from '../records/ai-run.ts';
import { collections } from '../records/collections.ts';
import { describeRunStore } from '../testing/run-store-suite.ts';
import { MongoRunStore } from './mongo-run-store.ts';
import { RunStore } from './run-store.ts';

@Module({})
class StoreModule {}

let app: INestApplicationContext;

beforeAll(async () => {
  const imports = [MongoModule.forRoot({ uri: freshMongoUri(), appName: 'test', collections })];
  const providers = [{ provide: RunStore, useClass: MongoRunStore }];
  app = await NestFactory.createApplicationContext({ module: StoreModule, imports, providers }, { logger: ['error'] });
});
afterAll(() => app.close());

describeRunStore('MongoRunStore', () => ({
  store: app.get(RunStore),
  insert: (run) => app.get<TypedCollection<AiRun>>(collectionToken(aiRuns)).insertOne(run),
}));
