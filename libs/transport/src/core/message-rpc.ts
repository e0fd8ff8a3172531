import { randomUUID } from 'node:crypto';
import { OperationError, type Operation, type OutputOf, type SentInputOf } from '@constellation/contracts-kernel';
import { deadlineOf, signalOf } from './call-budget.ts';
import { currentCall } from './call-context.ts';
import { isOperationError, notOwner, toOperationError } from './call-errors.ts';
import { callMetrics } from './call-metrics.ts';
import type { CallSender, SendOutcome } from './call-sender.ts';
import { inputIssuesOf } from './input-issues-of.ts';
import type { InstanceView } from './instance-view.ts';
import type { OpenCalls } from './open-calls.ts';
import type { Owners } from './owners.ts';
import { pickInstance } from './pick-instance.ts';
import { Rpc, type CallOptions } from './rpc.ts';
import type { TokenSource } from './token-source.ts';
import type { TransportLog } from './transport-log.ts';

/** A call is sent again to another instance at most this often. */
const mostRetries = 2;

interface Attempt {
  operation: Operation;
  input: unknown;
  token: string;
  correlationId: string;
  deadline: number;
  signal: AbortSignal | undefined;
}

export interface MessageRpcParts {
  selfId: string;
  sender: CallSender;
  view: InstanceView;
  openCalls: OpenCalls;
  owners: Owners;
  tokens: () => TokenSource;
  log: TransportLog;
  random: () => number;
}

/** Calls over the bus: chooses the instance, sends, and sends again where that is safe. */
export class MessageRpc extends Rpc {
  constructor(private readonly parts: MessageRpcParts) {
    super();
  }

  override async call<Op extends Operation>(operation: Op, input: SentInputOf<Op>, options: CallOptions = {}): Promise<OutputOf<Op>> {
    const startedAt = performance.now();
    const surrounding = currentCall();
    const correlationId = options.correlationId ?? surrounding?.correlationId ?? randomUUID();
    callMetrics.openCalls.inc();
    let code = 'ok';
    try {
      const deadline = deadlineOf(operation, options, surrounding);
      const signal = signalOf(options, surrounding);
      const token = options.token ?? (await this.parts.tokens().tokenFor(operation, input));
      return await this.untilDone<Op>({ operation, input, token, correlationId, deadline, signal });
    } catch (error) {
      code = isOperationError(error) ? error.code : 'internal';
      throw error;
    } finally {
      callMetrics.openCalls.dec();
      callMetrics.calls.inc({ operation: operation.name, code });
      callMetrics.latency.observe({ operation: operation.name }, (performance.now() - startedAt) / 1_000);
    }
  }

  private async untilDone<Op extends Operation>(call: Attempt): Promise<OutputOf<Op>> {
    const tried = new Set<string>();
    let lookedAgain = false;
    // What an earlier, lost attempt may have done; "not executed" elsewhere does not undo it.
    let uncertain: OperationError | undefined;
    for (let retries = 0; ; retries++) {
      const target = await this.chooseInstance(call, tried);
      const outcome: SendOutcome = target === undefined ? { kind: 'nobody' } : await this.send(call, target);
      if (outcome.kind === 'value') return this.parseReply<Op>(call, outcome.value);
      const error = this.toError(call, outcome);
      if (error.code === notOwner && !lookedAgain) {
        lookedAgain = true;
        continue;
      }
      const elsewhere = target !== undefined && retries < mostRetries && this.mayRetry(call.operation, outcome, error);
      if (!elsewhere)
        throw (
          (error.executed === 'no' ? uncertain : undefined) ?? (error.code === notOwner ? this.failure('unavailable', 'no', call) : error)
        );
      if (outcome.kind === 'lost') uncertain = error;
      tried.add(target.instanceId);
      callMetrics.retries.inc({ reason: error.code });
    }
  }

  private send(call: Attempt, target: { instanceId: string; owned: boolean }): Promise<SendOutcome> {
    const { operation, input, deadline, signal } = call;
    const meta = { r: this.parts.selfId, c: call.correlationId, a: call.token, ...(target.owned ? { o: 1 as const } : {}) };
    return this.parts.sender.send({ operation, input, deadline, signal, instanceId: target.instanceId, meta });
  }

  private async chooseInstance({ operation, input }: Attempt, tried: ReadonlySet<string>) {
    const { view, openCalls, owners, random } = this.parts;
    if (operation.owner !== undefined) {
      const key = operation.owner(this.parseInput(operation, input));
      const owner = await owners.ownerOf(key).catch((error: unknown) => {
        throw new OperationError('unavailable', { executed: 'no', cause: error });
      });
      if (owner !== undefined && !tried.has(owner.instanceId)) return { instanceId: owner.instanceId, owned: true };
    }
    const candidates = view.takingCalls(operation.service).filter(({ instanceId }) => !tried.has(instanceId));
    const picked = pickInstance(candidates, ({ instanceId }) => openCalls.countAt(instanceId), random);
    return picked === undefined ? undefined : { instanceId: picked.instanceId, owned: false };
  }

  /** Only what certainly did not run, or may run twice; business errors and deadlines stand. */
  private mayRetry(operation: Operation, outcome: SendOutcome, error: OperationError): boolean {
    if (outcome.kind === 'nobody') return true;
    if (outcome.kind === 'lost') return operation.kind === 'query' || operation.repeatable === true;
    return outcome.kind === 'error' && error.executed === 'no' && (error.code === 'unavailable' || error.code === 'overloaded');
  }

  private toError(call: Attempt, outcome: Exclude<SendOutcome, { kind: 'value' }>): OperationError {
    switch (outcome.kind) {
      case 'error':
        return toOperationError(outcome.error);
      case 'too-large':
        return this.failure('payload_too_large', 'no', call);
      case 'unsent':
      case 'nobody':
        return this.failure('unavailable', 'no', call);
      case 'lost':
        callMetrics.lost.inc({ service: call.operation.service });
        return this.failure('instance_lost', 'unknown', call);
      case 'deadline':
        return this.failure('deadline_exceeded', 'unknown', call);
      case 'cancelled':
        return this.failure('cancelled', 'unknown', call);
    }
  }

  private failure(code: string, executed: 'no' | 'unknown', { operation, correlationId }: Attempt): OperationError {
    return new OperationError(code, { message: `${operation.name}: ${code}`, executed, correlationId });
  }

  private parseInput(operation: Operation, input: unknown): unknown {
    const parsed = operation.input.safeParse(input);
    if (parsed.success) return parsed.data;
    throw new OperationError('invalid_input', { executed: 'no', issues: inputIssuesOf(parsed.error) });
  }

  private parseReply<Op extends Operation>({ operation, correlationId }: Attempt, value: unknown): OutputOf<Op> {
    const parsed = operation.output.safeParse(value);
    // The schema is Op['output'], whose output type the compiler cannot follow through the generic.
    if (parsed.success) return parsed.data as OutputOf<Op>;
    this.parts.log.error({ err: parsed.error, operation: operation.name, correlationId }, 'A reply does not fit its contract');
    throw new OperationError('internal', { executed: 'yes', correlationId });
  }
}
