import { Logger } from '@nestjs/common';
import type { Connection, mongo } from 'mongoose';
import type { z } from 'zod';
import type { CollectionDefinition } from './collection-definition.ts';
import { ensureIndexes } from './ensure-indexes.ts';
import { refuseStandalone } from './refuse-standalone.ts';
import { TypedCollection } from './typed-collection.ts';

type Stored = { _id: string };

/** A collection ready for use: the server is a replica set and the indexes are as declared. */
export const openCollection = async (connection: Connection, definition: CollectionDefinition): Promise<TypedCollection<Stored>> => {
  if (connection.db === undefined) throw new Error('MongoDB is not connected');
  await refuseStandalone(connection);
  const native: mongo.Collection<Stored> = connection.db.collection<Stored>(definition.name);
  const undeclared = await ensureIndexes(native as unknown as mongo.Collection, definition);
  for (const name of undeclared) new Logger('MongoModule').warn(`The index ${name} of ${definition.name} is not declared anywhere.`);
  return new TypedCollection(native, definition.schema as unknown as z.ZodType<Stored>);
};
