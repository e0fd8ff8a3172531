export * from './health-checks.ts';
export * from './health-controller.ts';
export * from './health-module.ts';
