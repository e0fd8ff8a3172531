import { Controller, Inject } from '@nestjs/common';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import { currentCall } from '../core/call-context.ts';
import { Directory } from '../core/directory.ts';
import { Owners } from '../core/owners.ts';
import { Handles } from '../nest/handles.ts';
import { count, describe, look, narrow, owned, wait } from './test-operations.ts';

/** What a replica's handlers did, for the test to read. */
export class Observed {
  readonly executed: number[] = [];
  readonly started: number[] = [];
  readonly aborted: string[] = [];

  forget(): void {
    this.executed.length = this.started.length = this.aborted.length = 0;
  }
}

@Controller()
export class ReplicaController {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Owners) private readonly owners: Owners,
    @Inject(Observed) private readonly observed: Observed,
  ) {}

  private get instanceId() {
    return this.directory.self.instanceId;
  }

  @Handles(count)
  async count({ n }: InputOf<typeof count>) {
    this.observed.executed.push(n);
    if (n === -1) throw new OperationError('test.odd', { details: { n } });
    if (n === -2) throw new Error('a secret of the server');
    if (n === -3) return { n: 'not a number', instanceId: this.instanceId };
    if (n === -4) throw new OperationError('test.undeclared', { message: 'a secret of the server' });
    return { n, instanceId: this.instanceId, surplus: 'is not in the contract' };
  }

  @Handles(wait)
  async wait({ ms }: InputOf<typeof wait>) {
    this.observed.started.push(ms);
    await this.untilOrAborted(ms);
    return { instanceId: this.instanceId };
  }

  @Handles(look)
  look(input: InputOf<typeof look>) {
    return this.wait(input);
  }

  @Handles(narrow)
  narrow(input: InputOf<typeof narrow>) {
    return this.wait(input);
  }

  @Handles(owned)
  async owned({ key, epoch }: InputOf<typeof owned>) {
    if (!this.owners.holds(key)) await this.owners.claim(key, epoch);
    return { instanceId: this.instanceId };
  }

  @Handles(describe)
  describe() {
    const call = currentCall();
    return { correlationId: call?.correlationId, remainingMs: call?.remainingMs(), principal: call?.principal };
  }

  private untilOrAborted(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const signal = currentCall()?.signal;
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        const reason = signal.reason as Error;
        this.observed.aborted.push(reason.message);
        reject(reason);
      });
    });
  }
}
