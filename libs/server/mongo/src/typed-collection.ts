import type { mongo } from 'mongoose';
import type { z } from 'zod';

export interface FindOptions {
  sort?: Record<string, 1 | -1>;
  limit?: number;
  skip?: number;
  session?: mongo.ClientSession;
  /** For a sort or match that ignores case, as the index declares it. */
  collation?: { locale: string; strength?: 1 | 2 | 3 };
}

export interface WriteOptions {
  session?: mongo.ClientSession;
}

type Stored = { _id: string };
type Filter<Document> = mongo.Filter<Document>;
type Update<Document> = mongo.UpdateFilter<Document>;

/**
 * A collection whose documents are parsed when read, so that a row that another version wrote is met here and not deep in
 * a use case. Reads and writes are majority (and journalled), `undefined` fields are not stored. Every call ends after 10 s.
 */
export class TypedCollection<Document extends Stored> {
  constructor(
    /** The driver's collection, for what is not offered here; its results are not parsed. */
    readonly native: mongo.Collection<Document>,
    private readonly schema: z.ZodType<Document>,
  ) {}

  async findOne(filter: Filter<Document>, options: FindOptions = {}): Promise<Document | undefined> {
    return this.read(await this.native.findOne(filter, { ...options, maxTimeMS: 10_000 }));
  }

  async find(filter: Filter<Document>, options: FindOptions = {}): Promise<Document[]> {
    const found = await this.native.find(filter, { ...options, maxTimeMS: 10_000 }).toArray();
    return found.map((document) => this.schema.parse(document));
  }

  async insertOne(document: Document, options: WriteOptions = {}): Promise<void> {
    await this.native.insertOne(document as mongo.OptionalUnlessRequiredId<Document>, options);
  }

  async insertMany(documents: Document[], options: WriteOptions = {}): Promise<void> {
    if (documents.length > 0) await this.native.insertMany(documents as mongo.OptionalUnlessRequiredId<Document>[], options);
  }

  /** The number of documents that matched: 0 or 1. */
  async updateOne(filter: Filter<Document>, update: Update<Document>, options: WriteOptions & { upsert?: boolean } = {}): Promise<number> {
    const result = await this.native.updateOne(filter, update, options);
    return result.matchedCount + result.upsertedCount;
  }

  async updateMany(filter: Filter<Document>, update: Update<Document>, options: WriteOptions = {}): Promise<number> {
    return (await this.native.updateMany(filter, update, options)).matchedCount;
  }

  /** The document after the update, or `undefined` when none matched. */
  async findOneAndUpdate(
    filter: Filter<Document>,
    update: Update<Document>,
    options: FindOptions & { upsert?: boolean; returnDocument?: 'before' | 'after' } = {},
  ): Promise<Document | undefined> {
    return this.read(await this.native.findOneAndUpdate(filter, update, { returnDocument: 'after', ...options, maxTimeMS: 10_000 }));
  }

  async findOneAndDelete(filter: Filter<Document>, options: FindOptions = {}): Promise<Document | undefined> {
    return this.read(await this.native.findOneAndDelete(filter, { ...options, maxTimeMS: 10_000 }));
  }

  /** The number of documents that were removed. */
  async deleteOne(filter: Filter<Document>, options: WriteOptions = {}): Promise<number> {
    return (await this.native.deleteOne(filter, options)).deletedCount;
  }

  async deleteMany(filter: Filter<Document>, options: WriteOptions = {}): Promise<number> {
    return (await this.native.deleteMany(filter, options)).deletedCount;
  }

  countDocuments(filter: Filter<Document>, options: { limit?: number; session?: mongo.ClientSession } = {}): Promise<number> {
    return this.native.countDocuments(filter, { ...options, maxTimeMS: 10_000 });
  }

  private read(document: unknown): Document | undefined {
    return document === null || document === undefined ? undefined : this.schema.parse(document);
  }
}
