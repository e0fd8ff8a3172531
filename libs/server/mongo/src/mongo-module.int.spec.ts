import { freshMongoUri } from '@constellation/testing-stores';
import { getConnectionToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CollectionDefinition, defineCollection } from './collection-definition.ts';
import { ensureIndexes, IndexDriftError } from './ensure-indexes.ts';
import { collectionToken } from './inject-collection.ts';
import { isDuplicateKey } from './is-duplicate-key.ts';
import { MongoModule } from './mongo-module.ts';
import { MongoTransactions } from './mongo-transactions.ts';
import type { TypedCollection } from './typed-collection.ts';

const schema = z.object({ _id: z.string(), ownerId: z.string(), name: z.string(), note: z.string().optional() });
const notes = defineCollection({ name: 'notes', schema, indexes: [{ keys: { ownerId: 1, name: 1 }, unique: true }] });
type Note = z.output<typeof schema>;

describe('MongoModule', () => {
  const uri = freshMongoUri();
  let testing: TestingModule;
  let collection: TypedCollection<Note>;
  let connection: Connection;

  beforeAll(async () => {
    testing = await Test.createTestingModule({ imports: [MongoModule.forRoot({ uri, appName: 'test', collections: [notes] })] }).compile();
    await testing.init();
    collection = testing.get<TypedCollection<Note>>(collectionToken(notes));
    connection = testing.get<Connection>(getConnectionToken());
  });
  afterAll(() => testing.close());

  const native = () => connection.collection(notes.name) as never as Parameters<typeof ensureIndexes>[0];

  it('stores no field that is undefined, and answers undefined for what is not there', async () => {
    await collection.insertOne({ _id: 'a', ownerId: 'o', name: 'one', note: undefined });
    expect(Object.keys((await collection.native.findOne({ _id: 'a' })) ?? {})).toEqual(['_id', 'ownerId', 'name']);
    expect(await collection.findOne({ _id: 'nobody' })).toBeUndefined();
  });

  it('acknowledges writes by the majority’s journal', () => {
    expect(collection.native.writeConcern).toMatchObject({ w: 'majority', journal: true });
    expect(collection.native.readConcern).toMatchObject({ level: 'majority' });
  });

  it('made the unique index before the first write', async () => {
    await collection.insertOne({ _id: 'b', ownerId: 'o', name: 'two' });
    const twice = collection.insertOne({ _id: 'c', ownerId: 'o', name: 'two' });
    await expect(twice).rejects.toSatisfy((error) => isDuplicateKey(error, 'name') && !isDuplicateKey(error, 'other'));
  });

  it('refuses a row that is not as its schema says', async () => {
    await connection.collection<{ _id: string }>(notes.name).insertOne({ _id: 'odd', ownerId: 'x', name: 7 } as never);
    await expect(collection.findOne({ _id: 'odd' })).rejects.toThrow('expected string');
  });

  it('undoes every write of a transaction that throws', async () => {
    const failing = testing.get(MongoTransactions).run(async (session) => {
      await collection.insertOne({ _id: 'd', ownerId: 'o', name: 'four' }, { session });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await collection.findOne({ _id: 'd' })).toBeUndefined();
  });

  it('refuses to start on an index that differs from its declaration', async () => {
    const changed: CollectionDefinition = { ...notes, indexes: [{ keys: { ownerId: 1, name: 1 } }] };
    await expect(ensureIndexes(native(), changed)).rejects.toThrow(IndexDriftError);
  });

  it('names the indexes that nobody declares', async () => {
    expect(await ensureIndexes(native(), { ...notes, indexes: [] })).toEqual(['ownerId_1_name_1']);
  });
});
