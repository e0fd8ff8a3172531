export * from './correlation-id.ts';
export * from './handler-metrics.ts';
export * from './logger-options.ts';
export * from './metrics.ts';
export * from './observability-module.ts';
export * from './redaction.ts';
