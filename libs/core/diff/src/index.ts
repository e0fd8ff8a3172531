export * from './diff-lines.ts';
export * from './nearest-lines.ts';
export * from './unified-diff.ts';
