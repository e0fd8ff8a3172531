export * from './collection-definition.ts';
export * from './ensure-indexes.ts';
export * from './inject-collection.ts';
export * from './is-duplicate-key.ts';
export * from './mongo-module.ts';
export * from './mongo-transactions.ts';
export * from './refuse-standalone.ts';
export * from './typed-collection.ts';
