export * from './create-http-app.ts';
export * from './drain-on-close.ts';
export * from './operation-error-of.ts';
export * from './problem.ts';
export * from './problem-filter.ts';
export * from './request-context.ts';
export * from './run-service.ts';
export * from './start-service.ts';
