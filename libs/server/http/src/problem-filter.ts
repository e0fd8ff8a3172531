import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { currentCall } from '@constellation/transport';
import type { FastifyReply } from 'fastify';
import { throwError } from 'rxjs';
import { operationErrorOf } from './operation-error-of.ts';
import { type ErrorCodes, problemOf } from './problem.ts';

/** Answers every failure of an HTTP request as `application/problem+json`, and logs the unexpected ones with their cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('ProblemFilter');

  constructor(private readonly codes: ErrorCodes) {}

  catch(thrown: unknown, host: ArgumentsHost): unknown {
    // Message handlers answer in their own form; the transport turns what it gets into a wire error.
    if (host.getType() !== 'http') return throwError(() => thrown);
    const error = operationErrorOf(thrown);
    const problem = problemOf(error, this.codes, currentCall()?.correlationId ?? '');
    if (problem.status >= 500) this.logger.error({ err: error, code: problem.code }, 'A request failed');
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const retryAfterMs = (error as { retryAfterMs?: number }).retryAfterMs;
    if (retryAfterMs !== undefined) void reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
    const { version } = problem.details ?? {};
    if (problem.status === 412 && typeof version === 'number') void reply.header('etag', `"${version}"`);
    if (reply.sent) return undefined;
    return reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problem));
  }
}
