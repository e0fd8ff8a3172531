/** Where a new project's files come from, as the gallery offers it: `template:<slug>`, `git` or `upload`. */
export type Origin = `template:${string}` | 'git' | 'upload';

export const isOrigin = (text: string): text is Origin => text === 'git' || text === 'upload' || text.startsWith('template:');
