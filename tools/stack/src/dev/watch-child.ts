import { join } from 'node:path';
import { build } from 'vite';
import { watchedOutput, watchedPrograms, type WatchEvent } from './watched-programs.ts';

// Rebuilds every service when a source of it changes, and tells the launcher, which restarts it.
type Watcher = { on(event: 'event', listener: (event: BundleEvent) => void): void };
type BundleEvent = { code: string; result?: { close(): Promise<void> }; error?: Error };

const [checkout = '.'] = process.argv.slice(2);
process.env['BUNDLE'] = 'linked';
const tell = (event: WatchEvent): boolean | undefined => process.send?.(event);

for (const [program, folder] of Object.entries(watchedPrograms)) {
  const root = join(checkout, folder);
  const watcher = (await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: watchedOutput, watch: {} },
  })) as unknown as Watcher;
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_END') {
      void event.result?.close();
      tell({ program, error: undefined });
    }
    if (event.code === 'ERROR') tell({ program, error: event.error?.message ?? 'the build failed' });
  });
}
process.once('disconnect', () => process.exit(0));
