import '@constellation/testing-stores';
import {
  Catch,
  Controller,
  Injectable,
  NotFoundException,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
  type PipeTransform,
  type RpcExceptionFilter,
} from '@nestjs/common';
import { internalOperation, OperationError, type InputOf } from '@constellation/contracts-kernel';
import { map, throwError, type Observable } from 'rxjs';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { count, look, narrow, wait } from '../testing/test-operations.ts';
import { startCaller, startReplica } from '../testing/test-service.ts';
import { Handles } from './handles.ts';
import type { MessageContext } from './message-context.ts';

class OddFailure extends Error {}

@Injectable()
class OnlyService implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.switchToRpc().getContext<MessageContext>().call.principal?.kind === 'person';
  }
}

@Injectable()
class AddOne implements NestInterceptor {
  intercept(_context: ExecutionContext, next: { handle: () => Observable<{ n: number }> }) {
    return next.handle().pipe(map((answer) => ({ ...answer, n: answer.n + 1 })));
  }
}

@Injectable()
class Double implements PipeTransform {
  transform(value: unknown) {
    return typeof value === 'object' && value !== null && 'n' in value ? { n: Number(value.n) * 2 } : value;
  }
}

@Catch(OddFailure)
class OddFilter implements RpcExceptionFilter {
  catch() {
    return throwError(() => new OperationError('test.odd'));
  }
}

@Controller()
@UseFilters(OddFilter)
class DecoratedController {
  @Handles(count)
  @UseInterceptors(AddOne)
  @UsePipes(Double)
  count({ n }: InputOf<typeof count>) {
    if (n === -2) throw new OddFailure();
    return { n, instanceId: '' };
  }

  @Handles(look)
  @UseGuards(OnlyService)
  look() {
    return { instanceId: 'was let in' };
  }

  @Handles(narrow)
  narrow() {
    throw new NotFoundException('no such thing');
  }
}

@Controller()
class TwiceController {
  @Handles(wait)
  first() {
    return { instanceId: '' };
  }

  @Handles(wait)
  second() {
    return { instanceId: '' };
  }
}

const foreignOperation = internalOperation({
  name: 'test.foreign.v1',
  summary: '',
  service: 'claude',
  kind: 'query',
  plane: 'message',
  timeoutMs: 1_000,
  callers: [],
  input: look.input,
  output: look.output,
  errors: [],
});

@Controller()
class ForeignController {
  @Handles(foreignOperation)
  foreign() {
    return { instanceId: '' };
  }
}

const close: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(close.splice(0).map((one) => one())));

const start = async () => {
  const replica = await startReplica(inject('redisUrl'), [DecoratedController]);
  const caller = await startCaller(inject('redisUrl'));
  close.push(
    () => replica.app.close(),
    () => caller.app.close(),
  );
  return caller.rpc;
};

describe("NestJS' own parts around a handler", () => {
  it('gives its pipes and interceptors their say', async () => {
    const rpc = await start();
    await expect(rpc.call(count, { n: 4 })).resolves.toMatchObject({ n: 9 });
  });

  it('asks the filters of the class before the transport', async () => {
    const rpc = await start();
    await expect(rpc.call(count, { n: -1 })).rejects.toMatchObject({ code: 'test.odd' });
  });

  it('answers "forbidden" when a guard refuses', async () => {
    const rpc = await start();
    await expect(rpc.call(look, { ms: 1 })).rejects.toMatchObject({ code: 'forbidden', executed: 'no' });
  });

  it("answers the kernel's code for NestJS' own exceptions", async () => {
    const rpc = await start();
    await expect(rpc.call(narrow, { ms: 1 })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('starting an app', () => {
  it('fails when an operation is handled twice', async () => {
    await expect(startReplica(inject('redisUrl'), [TwiceController])).rejects.toThrow('test.wait.v1 is handled twice');
  });

  it("fails when it handles another service's operation", async () => {
    await expect(startReplica(inject('redisUrl'), [ForeignController])).rejects.toThrow('belongs to the service claude, not to project');
  });
});
