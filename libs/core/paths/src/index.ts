export * from './path-parts.ts';
export * from './workspace-path.ts';
