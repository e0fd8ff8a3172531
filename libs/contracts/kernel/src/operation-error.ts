import type { KernelErrorCode } from './kernel-errors.ts';
import type { Executed, InputIssue } from './wire-error.ts';

export interface OperationErrorOptions {
  /** For the log and for API clients; never matched on. Defaults to the code. */
  message?: string;
  /** Defaults to `yes`: the handler ran and refused. */
  executed?: Executed;
  retryAfterMs?: number;
  /** Facts that the code's reader needs, such as the current version. No secrets: they cross to the browser. */
  details?: Record<string, unknown>;
  issues?: InputIssue[];
  correlationId?: string;
  cause?: unknown;
}

/**
 * An expected failure, thrown by use cases and caught by callers by its `code`. Only codes that the operation declares
 * (and the kernel's) cross a process border; anything else that is thrown leaves as `internal`.
 */
export class OperationError<Code extends string = string> extends Error {
  override readonly name = 'OperationError';
  readonly executed: Executed;
  readonly retryAfterMs: number | undefined;
  readonly details: Record<string, unknown> | undefined;
  readonly issues: InputIssue[] | undefined;
  readonly correlationId: string | undefined;

  constructor(
    readonly code: Code | KernelErrorCode,
    options: OperationErrorOptions = {},
  ) {
    super(options.message ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.executed = options.executed ?? 'yes';
    this.retryAfterMs = options.retryAfterMs;
    this.details = options.details;
    this.issues = options.issues;
    this.correlationId = options.correlationId;
  }
}
