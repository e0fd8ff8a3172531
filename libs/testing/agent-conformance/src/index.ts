export * from './agent-under-test.ts';
export * from './collect.ts';
export * from './describe-agent.ts';
export * from './terminal-view.ts';
