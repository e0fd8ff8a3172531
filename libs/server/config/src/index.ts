export * from './config-error.ts';
export * from './environment-fields.ts';
export * from './load-config.ts';
export * from './load-config-or-exit.ts';
