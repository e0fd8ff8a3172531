import { z } from 'zod';

/**
 * Whether the operation ran: `no` (safe to send again), `yes`, or `unknown` (it may have run: a command must not be
 * repeated without an idempotency key).
 */
export const executedSchema = z.enum(['no', 'unknown', 'yes']);
export type Executed = z.output<typeof executedSchema>;

/** One fault of the input: where (JSON Pointer, RFC 6901) and what to do. */
export const inputIssueSchema = z.object({ pointer: z.string(), message: z.string() });
export type InputIssue = z.output<typeof inputIssueSchema>;

/** An error as it crosses a process border. `code` is one that the operation declares, or one of the kernel's. */
export const wireErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  correlationId: z.string(),
  executed: executedSchema,
  retryAfterMs: z.number().int().min(0).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  issues: z.array(inputIssueSchema).optional(),
});
export type WireError = z.output<typeof wireErrorSchema>;

/** The body of an HTTP error: `application/problem+json` (RFC 9457) with the code, and `errors` for input. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  correlationId: z.string(),
  executed: executedSchema.optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(inputIssueSchema).optional(),
});
export type Problem = z.output<typeof problemSchema>;
