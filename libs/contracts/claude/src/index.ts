export * from './changes.contract.ts';
export * from './claude-errors.ts';
export * from './conversation.contract.ts';
export * from './providers.contract.ts';
export * from './run-event.schema.ts';
export * from './run.schema.ts';
export * from './runs.contract.ts';
