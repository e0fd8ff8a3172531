import { currentCall } from '@constellation/transport';
import pino, { type LoggerOptions } from 'pino';
import { redactedPaths } from './redaction.ts';

export interface LogSettings {
  /** Stands in each line as `service`. */
  service: string;
  level: string;
}

/** One JSON object per line on stdout, with the correlation id of the call that is being worked on. */
export const loggerOptions = ({ service, level }: LogSettings): LoggerOptions => ({
  level,
  base: { service, pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: { paths: redactedPaths, censor: '[redacted]' },
  mixin: () => {
    const call = currentCall();
    return call === undefined ? {} : { correlationId: call.correlationId };
  },
});
