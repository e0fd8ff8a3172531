import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { PublicOperation } from '@constellation/contracts-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { operationOf } from './operation-metadata.ts';

const versionOf = (output: unknown): number | undefined => {
  const version = typeof output === 'object' && output !== null ? (output as { version?: unknown }).version : undefined;
  return typeof version === 'number' ? version : undefined;
};

const isAnsweredHere = ({ plane, kind }: PublicOperation): boolean => plane === 'edge' && kind !== 'stream';

/** Checks an edge operation's answer against its contract, and gives versioned resources their `ETag`. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const operation = operationOf(context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (operation.plane !== 'bytes') void reply.header('cache-control', 'no-store');
    return next.handle().pipe(map((output) => this.answer(operation, output, request, reply)));
  }

  private answer(operation: PublicOperation, given: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    const output: unknown = isAnsweredHere(operation) ? operation.output.parse(given) : given;
    const version = operation.plane === 'bytes' ? undefined : versionOf(output);
    if (version === undefined) return output;
    const tag = `"${version}"`;
    void reply.header('etag', tag);
    if (request.method !== 'GET' || request.headers['if-none-match'] !== tag) return output;
    void reply.status(304);
    return undefined;
  }
}
