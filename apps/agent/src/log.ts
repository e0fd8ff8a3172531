/** Writes one JSON line to stdout, as every process of the platform does. No content of files and no keystrokes. */
export const log = (level: 'info' | 'warn' | 'error', message: string, facts: Readonly<Record<string, unknown>> = {}): void => {
  process.stdout.write(`${JSON.stringify({ level, time: Date.now(), msg: message, ...facts })}\n`);
};

/** An error as the log shows it. */
export const errorFacts = (error: unknown): Record<string, unknown> =>
  error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
