import type { z } from 'zod';

/** One index as the database must have it. Its name is derived from its keys. */
export interface IndexDefinition {
  keys: Record<string, 1 | -1 | 'text'>;
  unique?: boolean;
  /** Seconds after the date in the indexed field until MongoDB removes the document. */
  expireAfterSeconds?: number;
  partialFilterExpression?: Record<string, unknown>;
  collation?: { locale: string; strength?: 1 | 2 | 3 };
}

/** A collection: the shape of its documents (`_id` is the prefixed id string) and its indexes. */
export interface CollectionDefinition<Schema extends z.ZodObject = z.ZodObject> {
  name: string;
  schema: Schema;
  indexes: readonly IndexDefinition[];
}

export type DocumentOf<Definition extends CollectionDefinition> = z.output<Definition['schema']> & { _id: string };

/** Declares a collection. Register it in `MongoModule.forRoot`, inject it by `@InjectCollection`. */
export const defineCollection = <Schema extends z.ZodObject>(definition: CollectionDefinition<Schema>): CollectionDefinition<Schema> =>
  definition;

/** `ownerId_1_slug_1`, as MongoDB names an index itself. */
export const indexName = ({ keys }: IndexDefinition): string =>
  Object.entries(keys)
    .map(([field, direction]) => `${field}_${direction}`)
    .join('_');
