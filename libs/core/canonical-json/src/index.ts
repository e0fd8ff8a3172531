export * from './canonical-hash.ts';
export * from './canonical-json.ts';
