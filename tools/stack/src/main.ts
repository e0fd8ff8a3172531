import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const checkout = resolve(import.meta.dirname, '../../..');
const settings = join(checkout, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);
// A line of `.env.example` that was left empty is a setting that was not made.
for (const [name, value] of Object.entries(process.env)) if (value === '') Reflect.deleteProperty(process.env, name);

type Command = (checkout: string, args: readonly string[]) => Promise<number>;

// Loaded when called, so that a launcher that runs for days holds its own command only.
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).start,
  verify: async () => (await import('./commands/verify.ts')).verify,
  test: async () => (await import('./commands/test.ts')).test,
  dev: async () => (await import('./commands/dev.ts')).dev,
  stop: async () => (await import('./commands/stop.ts')).stop,
  status: async () => (await import('./commands/status.ts')).status,
  bench: async () => (await import('./commands/bench.ts')).bench,
  health: async () => (await import('./commands/health.ts')).health,
  logs: async () => (await import('./commands/logs.ts')).logs,
  'reset-password': async () => (await import('./commands/reset-password.ts')).resetPassword,
  clean: async () => (await import('./commands/clean.ts')).clean,
  'clean-all': async () => (await import('./commands/clean-all.ts')).cleanAll,
};

const [name = 'start', ...args] = process.argv.slice(2);
const load = commands[name];
if (name === 'compile') {
  // Fills the compile cache: what strips the types would otherwise stay in the memory of a launcher that runs for days.
  await Promise.all(Object.values(commands).map((each) => each()));
} else if (load) {
  const command = await load();
  process.exitCode = await command(checkout, args).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  });
} else {
  process.stderr.write(`There is no command "${name}". Known: ${Object.keys(commands).join(', ')}.\n`);
  process.exitCode = 64;
}
