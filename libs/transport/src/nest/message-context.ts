import type { Operation } from '@constellation/contracts-kernel';
import { BaseRpcContext } from '@nestjs/microservices';
import type { CallContext } from '../core/call-context.ts';

/** What `@Ctx()`, guards and interceptors see of a message (`host.switchToRpc().getContext()`). */
export class MessageContext extends BaseRpcContext<[Operation, CallContext]> {
  get operation(): Operation {
    return this.args[0];
  }

  get call(): CallContext {
    return this.args[1];
  }
}
