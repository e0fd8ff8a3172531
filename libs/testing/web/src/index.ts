export * from './unmount-after-each.ts';
