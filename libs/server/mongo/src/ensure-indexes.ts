import { isDeepStrictEqual } from 'node:util';
import type { mongo } from 'mongoose';
import { type CollectionDefinition, type IndexDefinition, indexName } from './collection-definition.ts';

/** The indexes of the database differ from the declared ones in a way that only a person can settle. */
export class IndexDriftError extends Error {
  override readonly name = 'IndexDriftError';
}

interface StoredIndex {
  name?: string;
  key: Record<string, unknown>;
  unique?: boolean;
  expireAfterSeconds?: number;
  partialFilterExpression?: unknown;
  collation?: { locale: string; strength?: number };
}

const shapeOf = (index: Omit<StoredIndex, 'name' | 'key'>) => ({
  unique: index.unique ?? false,
  expireAfterSeconds: index.expireAfterSeconds,
  partialFilterExpression: index.partialFilterExpression,
  collation: index.collation === undefined ? undefined : { locale: index.collation.locale, strength: index.collation.strength ?? 3 },
});

const differs = (declared: IndexDefinition, stored: StoredIndex): boolean => !isDeepStrictEqual(shapeOf(declared), shapeOf(stored));

const listIndexes = async (collection: mongo.Collection): Promise<StoredIndex[]> => {
  try {
    return (await collection.listIndexes().toArray()) as StoredIndex[];
  } catch (error) {
    if ((error as { codeName?: string }).codeName === 'NamespaceNotFound') return [];
    throw error;
  }
};

const createMissing = async (collection: mongo.Collection, indexes: IndexDefinition[]): Promise<void> => {
  for (const index of indexes) {
    const { keys, ...options } = index;
    try {
      await collection.createIndexes([{ key: keys, ...options, name: indexName(index) }]);
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      throw new IndexDriftError(`The index ${indexName(index)} of ${collection.collectionName} cannot be made: ${fault}`, { cause: error });
    }
  }
};

/**
 * Makes the missing indexes of a collection and compares the others. Answers the names of indexes that nobody declares
 * (they cost writes but break nothing). Throws {@link IndexDriftError} when one differs from its declaration.
 */
export const ensureIndexes = async (collection: mongo.Collection, definition: CollectionDefinition): Promise<string[]> => {
  const stored = new Map((await listIndexes(collection)).map((index) => [index.name, index]));
  const declared = new Map(definition.indexes.map((index) => [indexName(index), index]));
  for (const [name, index] of declared) {
    const there = stored.get(name);
    if (there !== undefined && differs(index, there)) {
      throw new IndexDriftError(`The index ${name} of ${definition.name} is not as declared. Drop it, and the next start makes it anew.`);
    }
  }
  await createMissing(
    collection,
    [...declared].filter(([name]) => !stored.has(name)).map(([, index]) => index),
  );
  return [...stored.keys()].filter((name): name is string => name !== undefined && name !== '_id_' && !declared.has(name));
};
