import '@constellation/testing-stores';
import { Test, type TestingModule } from '@nestjs/testing';
import { Directory, OutputStreams, Owners, TransportModule, TransportStrategy } from '@constellation/transport';
import { afterAll, beforeAll, inject, vi } from 'vitest';
import { outputStreamsSuite } from './output-streams-suite.ts';
import { ownersSuite } from './owners-suite.ts';

let modules: [TestingModule, TestingModule];
const start = async () => {
  const transport = TransportModule.forRoot({
    service: 'workspace',
    redisUrl: inject('redisUrl'),
    http: 'http://127.0.0.1:1',
    version: '1',
  });
  const module = await Test.createTestingModule({ imports: [transport] }).compile();
  await module.get(TransportStrategy).listen(() => undefined);
  return module;
};

beforeAll(async () => {
  modules = [await start(), await start()];
  const knowEachOther = () => modules.every((module) => module.get(Directory).live('workspace').length >= 2);
  await vi.waitUntil(knowEachOther, { timeout: 5_000 });
});
afterAll(() => Promise.all(modules.map((module) => module.close())));

outputStreamsSuite('output streams in Redis', () => modules[0].get(OutputStreams));

ownersSuite('owners in Redis', () => {
  const claimant = (module: TestingModule) => ({ owners: module.get(Owners), self: module.get(Directory).self });
  return [claimant(modules[0]), claimant(modules[1])];
});
