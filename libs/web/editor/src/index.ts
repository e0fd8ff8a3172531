export * from './create-editors.ts';
export * from './editor-themes.ts';
export * from './monaco.ts';
export * from './text-models.ts';
