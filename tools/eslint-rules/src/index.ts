export * from './house-config.ts';
export * from './rules.ts';
