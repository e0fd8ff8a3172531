/** The programs that are rebuilt and restarted while a contributor works, with their folders. */
export const watchedPrograms: Readonly<Record<string, string>> = {
  gateway: 'apps/gateway',
  project: 'apps/project',
  claude: 'apps/claude',
  workspace: 'apps/workspace',
  'anthropic-stand-in': 'tools/anthropic-stand-in',
};

/** Where they are built to, beside what `make start` has built. */
export const watchedOutput = 'out/dev';

/** What the watcher tells: a program has been built, or could not be. */
export interface WatchEvent {
  program: string;
  error: string | undefined;
}
