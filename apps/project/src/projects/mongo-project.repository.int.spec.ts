import { Test, type TestingModule } from '@nestjs/testing';
import { MongoModule } from '@constellation/server-mongo';
import { freshMongoUri } from '@constellation/testing-stores';
import { afterAll, beforeAll } from 'vitest';
import { projectRepositorySuite } from '../testing/project-repository-suite.ts';
import { MongoProjectRepository } from './mongo-project.repository.ts';
import { projects } from './project-row.ts';

let module: TestingModule;
beforeAll(async () => {
  const mongo = MongoModule.forRoot({ uri: freshMongoUri(), appName: 'test', collections: [projects] });
  module = await Test.createTestingModule({ imports: [mongo], providers: [MongoProjectRepository] }).compile();
});
afterAll(() => module.close());

projectRepositorySuite('projects in MongoDB', () => module.get(MongoProjectRepository));
