import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { OperationError, type Operation, type Principal } from '@constellation/contracts-kernel';
import { openWorkspace, startWorkspace } from '@constellation/contracts-workspace';
import { MessageContext } from '@constellation/transport';

const lifecycle: ReadonlySet<string> = new Set([openWorkspace.name, startWorkspace.name]);

/**
 * What acts for a person in a run may read and may start the workspace. Whatever changes something goes through the
 * tools, where a decision is asked for: a token of a run does not open the ways that people use.
 */
export const refuseDelegated = (principal: Principal | undefined, operation: Operation): void => {
  if (principal?.kind !== 'person' || principal.delegation === undefined) return;
  if (operation.exposure === 'internal' || operation.policy.role === 'viewer' || lifecycle.has(operation.name)) return;
  throw new OperationError('forbidden', { message: `${operation.name} is not open to a run.`, executed: 'no' });
};

@Injectable()
export class DelegationGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'rpc') return true;
    const message = context.switchToRpc().getContext<MessageContext>();
    refuseDelegated(message.call.principal, message.operation);
    return true;
  }
}
