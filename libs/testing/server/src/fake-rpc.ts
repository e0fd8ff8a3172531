import {
  kernelErrors,
  OperationError,
  type InputOf,
  type Operation,
  type OutputOf,
  type SentInputOf,
} from '@constellation/contracts-kernel';
import { inputIssuesOf, Rpc, type CallOptions } from '@constellation/transport';

/** One call that a test's subject made. */
export interface RecordedCall {
  operation: string;
  input: unknown;
  options: CallOptions;
}

type Script<Op extends Operation> = (input: InputOf<Op>, options: CallOptions) => unknown;

/**
 * `Rpc` without a bus. Answers as the scripts say, and keeps to the contracts as the real one does: inputs and outputs are
 * parsed, only declared codes cross, the rest is `internal`. An operation without a script is `unavailable`.
 */
export class FakeRpc extends Rpc {
  readonly calls: RecordedCall[] = [];
  private readonly scripts = new Map<string, Script<Operation>>();

  /** Scripts what an operation answers; a script may throw, and the last one given counts. */
  on<Op extends Operation>(
    operation: Op,
    script: (input: InputOf<Op>, options: CallOptions) => OutputOf<Op> | Promise<OutputOf<Op>>,
  ): this {
    this.scripts.set(operation.name, script as Script<Operation>);
    return this;
  }

  override async call<Op extends Operation>(operation: Op, input: SentInputOf<Op>, options: CallOptions = {}): Promise<OutputOf<Op>> {
    this.calls.push({ operation: operation.name, input, options });
    if (options.signal?.aborted === true) throw new OperationError('cancelled', { executed: 'no' });
    const script = this.scripts.get(operation.name);
    if (script === undefined) throw new OperationError('unavailable', { executed: 'no', message: `${operation.name} has no script` });
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) throw new OperationError('invalid_input', { executed: 'no', issues: inputIssuesOf(parsed.error) });
    try {
      return operation.output.parse(await script(parsed.data, options)) as OutputOf<Op>;
    } catch (error) {
      throw this.crossing(operation, error);
    }
  }

  /** The inputs that one operation was called with, oldest first. */
  inputsOf<Op extends Operation>(operation: Op): SentInputOf<Op>[] {
    return this.calls.filter(({ operation: name }) => name === operation.name).map(({ input }) => input as SentInputOf<Op>);
  }

  private crossing(operation: Operation, error: unknown): OperationError {
    const isExpected = (found: unknown): found is OperationError => found instanceof OperationError;
    const crosses = isExpected(error) && (operation.errors.includes(error.code) || Object.hasOwn(kernelErrors, error.code));
    return crosses ? error : new OperationError('internal', { executed: 'unknown', cause: error });
  }
}
