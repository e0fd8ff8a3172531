export * from './import-source.ts';
export * from './service-config.ts';
