import { z } from 'zod';

/** The payload of a REQ frame. `input` is the verb's own. */
export const requestSchema = z.object({
  verb: z.string().min(1).max(60),
  input: z.unknown(),
  /** Milliseconds the caller still waits for RES. */
  deadlineMs: z.number().int().min(1).max(3_600_000).optional(),
  /** Repeated in the agent's log. */
  correlationId: z.string().max(100).optional(),
});
export type Request = z.output<typeof requestSchema>;
