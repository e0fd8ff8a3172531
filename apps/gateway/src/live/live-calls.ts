import { Injectable } from '@nestjs/common';
import { type LiveClientFrame, OperationError, type PublicOperation } from '@constellation/contracts-kernel';
import { correlationIdFrom } from '@constellation/server-observability';
import { runInCall } from '@constellation/transport';
import { ulid } from 'ulid';
import { Admission } from '../access/admission.ts';
import { RouteTable } from '../edge/route-table.ts';
import { RateLimiter } from '../rate/rate-limiter.ts';
import type { LivePeer } from './live-socket.ts';
import { wireErrorOf } from './wire-error-of.ts';

const isOffered = ({ kind, plane, policy }: PublicOperation): boolean =>
  kind !== 'stream' && plane !== 'bytes' && policy.role !== 'anonymous';

const withKey = ({ route }: PublicOperation, input: unknown): unknown =>
  route.idempotencyKey === true && typeof input === 'object' && input !== null ? { idempotencyKey: ulid(), ...input } : input;

/** Calls of public operations over `/ws`, through the same admission and handlers as over HTTP. */
@Injectable()
export class LiveCalls {
  constructor(
    private readonly routes: RouteTable,
    private readonly admission: Admission,
    private readonly limiter: RateLimiter,
  ) {}

  async run(frame: Extract<LiveClientFrame, { type: 'call' }>, peer: LivePeer, signal: AbortSignal): Promise<void> {
    const { operation, handle } = this.find(frame.operation);
    const until = Date.now() + operation.timeoutMs;
    const context = {
      correlationId: correlationIdFrom(undefined),
      principal: undefined,
      signal,
      remainingMs: () => until - Date.now(),
      operation: operation.name,
    };
    await runInCall(context, async () => {
      try {
        const output = await this.answer(operation, handle, frame.input, peer);
        peer.send({ type: 'result', id: frame.id, output: output ?? null });
      } catch (error) {
        peer.send({ type: 'error', id: frame.id, error: wireErrorOf(error) });
      }
    });
  }

  private async answer(
    operation: PublicOperation,
    handle: ReturnType<LiveCalls['find']>['handle'],
    input: unknown,
    { session }: LivePeer,
  ): Promise<unknown> {
    const origin = { address: '', userAgent: '' };
    const state = await this.limiter.count(operation, { userId: session.userId });
    if (state.isExceeded) throw new OperationError('rate_limited', { executed: 'no', retryAfterMs: state.resetSeconds * 1000 });
    const admitted = await this.admission.admit(operation, () => withKey(operation, input), session);
    const output = await handle({ ...admitted, operation, origin, http: undefined });
    return operation.plane === 'edge' ? operation.output.parse(output) : output;
  }

  private find(name: string) {
    const entry = this.routes.find(name);
    if (entry === undefined || !isOffered(entry.operation))
      throw new OperationError('not_found', { executed: 'no', message: 'No such operation is offered here.' });
    return entry;
  }
}
