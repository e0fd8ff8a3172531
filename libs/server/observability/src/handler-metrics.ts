import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { currentCall } from '@constellation/transport';
import type { Observable } from 'rxjs';
import { tap } from 'rxjs';
import { durationHistogram } from './metrics.ts';

/** Times every message handler of the process by its operation. */
@Injectable()
export class HandlerMetrics implements NestInterceptor {
  private readonly duration = durationHistogram('constellation_rpc_handler_duration_seconds', 'Time a message handler took.', [
    'operation',
    'outcome',
  ]);

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'rpc') return next.handle();
    const end = this.duration.startTimer({ operation: currentCall()?.operation ?? 'unknown' });
    return next.handle().pipe(tap({ complete: () => end({ outcome: 'ok' }), error: () => end({ outcome: 'failed' }) }));
  }
}
