import { type ServiceOptions, startService } from './start-service.ts';

/** {@link startService} for a `main.ts`: a start that fails is told in one line of JSON on stderr and ends the process with status 1. */
export const runService = async (options: ServiceOptions): Promise<void> => {
  try {
    await startService(options);
  } catch (error) {
    const stack = error instanceof Error ? error.stack : String(error);
    process.stderr.write(
      `${JSON.stringify({ level: 'fatal', time: new Date().toISOString(), msg: 'The service could not start', stack })}\n`,
    );
    process.exit(1);
  }
};
