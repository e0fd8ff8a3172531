import { defaultDataFolder } from '../data-folder/data-folder.ts';
import { FolderInUse } from '../data-folder/lock.ts';
import { readRunning } from '../data-folder/running-record.ts';
import { wantsDemoProvider } from '../services/service-environment.ts';
import { startStack, type Stack, type StackOptions } from '../stack.ts';

const defaultPort = 8000;

/** What `start` and `dev` do differently. */
export type ForegroundOptions = Partial<StackOptions> & { onReady?: (stack: Stack) => void };

/**
 * Runs the whole product until Ctrl-C, `make stop` or the end of the terminal, and answers the exit code. A second
 * Ctrl-C no longer waits for services to finish their work; nothing that was acknowledged is lost by it.
 */
export async function runInForeground(checkout: string, { onReady, ...options }: ForegroundOptions): Promise<number> {
  const dataFolder = defaultDataFolder(checkout);
  const publicPort = Number(process.env['PUBLIC_PORT'] ?? defaultPort);
  if (!Number.isInteger(publicPort) || publicPort < 1 || publicPort > 65_535) {
    process.stderr.write(`PUBLIC_PORT is ${String(process.env['PUBLIC_PORT'])} and must be a number from 1 to 65535.\n`);
    return 1;
  }
  const interruption = new AbortController();
  let stack: Stack | undefined;
  let signals = 0;
  const stopped = new Promise<void>((resolve) => {
    const end = (): void => {
      signals += 1;
      if (signals === 1) process.stderr.write('\nstopping; everything is kept\n');
      interruption.abort();
      void stack?.stop({ urgent: signals > 1 }).then(resolve);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  });
  try {
    stack = await startStack({ dataFolder, publicPort, checkout, signal: interruption.signal, ...options });
  } catch (error) {
    if (interruption.signal.aborted) return 130;
    process.stderr.write(`${sentence(error, dataFolder)}\n`);
    return 1;
  }
  process.stdout.write(welcome(stack));
  onReady?.(stack);
  await stopped;
  return 0;
}

function welcome(stack: Stack): string {
  const demo = 'AI: no provider is configured, so a scripted demo answers. Set ANTHROPIC_API_KEY, or connect one in Settings.';
  return [
    '',
    `  Constellation is ready at ${stack.url}`,
    '',
    ...(wantsDemoProvider(process.env) ? [`  ${demo}`] : []),
    `  Data: ${stack.dataFolder}. Logs: make logs. Stop: Ctrl-C or make stop.`,
    '',
    '',
  ].join('\n');
}

function sentence(error: unknown, dataFolder: string): string {
  if (!(error instanceof FolderInUse)) return error instanceof Error ? error.message : String(error);
  const url = readRunning(dataFolder)?.url;
  return `Constellation already runs on ${dataFolder} (process ${error.holder.pid})${url ? ` at ${url}` : ''}. "make stop" ends it.`;
}
