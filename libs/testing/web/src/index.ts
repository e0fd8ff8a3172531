export * from './fake-api.ts';
export * from './samples.ts';
export * from './unmount-after-each.ts';
