import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Steps } from '../console/steps.ts';
import { SourceWatch } from '../dev/source-watch.ts';
import { watchedOutput } from '../dev/watched-programs.ts';
import { runInForeground } from './run-in-foreground.ts';

const idePort = 3000;

/** `make dev`: the stack with every service rebuilt and restarted on a change, and the IDE with hot reload on :3000. */
export async function dev(checkout: string): Promise<number> {
  const steps = Steps.onTerminal();
  const watch = new SourceWatch(checkout, (text) => steps.say(text));
  const vite = join(checkout, 'node_modules', 'vite', 'bin', 'vite.js');
  const ide = spawn(process.execPath, [vite, '--logLevel', 'warn'], { cwd: join(checkout, 'apps', 'ide'), stdio: ['ignore', 2, 2] });
  try {
    return await runInForeground(checkout, {
      env: { NODE_ENV: 'development', ALLOWED_ORIGINS: originsOf(idePort).join(',') },
      output: watchedOutput,
      programs: ['agent'],
      beforeServices: (signal) => watch.untilBuilt(signal),
      onReady: (stack) => {
        watch.onRebuilt((program) => void stack.restart(program));
        process.stdout.write(
          `  The IDE with hot reload: http://constellation.localhost:${idePort}. A changed agent needs a new make dev.\n\n`,
        );
      },
    });
  } finally {
    watch.stop();
    ide.kill('SIGTERM');
  }
}

function originsOf(port: number): string[] {
  return ['constellation.localhost', 'localhost', '127.0.0.1'].map((host) => `http://${host}:${port}`);
}
