import { Logger } from '@nestjs/common';
import type { TransportLog } from '../core/transport-log.ts';

/** The transport's log lines through whichever logger the app gave NestJS. */
export class NestTransportLog implements TransportLog {
  private readonly logger = new Logger('Transport');

  error(fields: Record<string, unknown>, message: string): void {
    this.logger.error({ ...fields, msg: message });
  }

  warn(fields: Record<string, unknown>, message: string): void {
    this.logger.warn({ ...fields, msg: message });
  }
}
