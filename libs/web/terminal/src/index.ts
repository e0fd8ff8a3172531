export * from './terminal-screen.ts';
export * from './terminal-theme.ts';
