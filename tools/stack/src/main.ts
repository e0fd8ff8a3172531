import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const checkout = resolve(import.meta.dirname, '../../..');
const settings = join(checkout, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);

const commands: Record<string, () => Promise<{ run: (checkout: string, args: readonly string[]) => Promise<number> }>> = {
  start: () => import('./commands/start.ts'),
  stop: () => import('./commands/stop.ts'),
  status: () => import('./commands/status.ts'),
  health: () => import('./commands/health.ts'),
  logs: () => import('./commands/logs.ts'),
  clean: () => import('./commands/clean.ts'),
  'clean-all': () => import('./commands/clean-all.ts'),
};

const [name = 'start', ...args] = process.argv.slice(2);
const load = commands[name];
if (load) {
  const command = await load();
  process.exitCode = await command.run(checkout, args).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  });
} else {
  process.stderr.write(`There is no command "${name}". Known: ${Object.keys(commands).join(', ')}.\n`);
  process.exitCode = 64;
}
