import { instantSchema, runIdSchema, userIdSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { approvalSchema, costSchema, runContextSchema, runStateSchema, tokenUsageSchema } from './run.schema.ts';

/** `generation-sequence`; ids of one run only grow, compared as two numbers. */
export const runEventIdSchema = z.string().regex(/^\d{1,9}-\d{1,15}$/);

const place = { turn: z.number().int().min(1), attempt: z.number().int().min(1), index: z.number().int().min(0) };
const toolUseId = z.string().max(100);

/** Kept in the database: what was seen once can be read again. */
const durableEvents = [
  z.object({ type: z.literal('run.state'), state: runStateSchema, reason: z.object({ code: z.string(), message: z.string() }).optional() }),
  /** A process took the run over after the one before it was lost. */
  z.object({ type: z.literal('run.resumed'), generation: z.number().int() }),
  z.object({
    type: z.literal('user.message'),
    messageId: z.string(),
    text: z.string(),
    context: z.array(runContextSchema),
    by: userIdSchema,
  }),
  /** A finished block of the model's answer; it replaces the deltas of its place. */
  z.object({ type: z.literal('text.block'), ...place, text: z.string() }),
  z.object({ type: z.literal('thinking.block'), ...place, text: z.string() }),
  /** The answer broke off: everything of this attempt is void and asked for again. */
  z.object({ type: z.literal('turn.superseded'), turn: place.turn, attempt: place.attempt, message: z.string() }),
  z.object({
    type: z.literal('tool.intent'),
    turn: place.turn,
    toolUseId,
    tool: z.string(),
    input: z.unknown(),
    effect: z.enum(['read', 'write', 'exec']),
  }),
  z.object({ type: z.literal('approval.asked'), approval: approvalSchema }),
  z.object({
    type: z.literal('approval.decided'),
    toolUseId,
    decision: z.enum(['allow', 'deny']),
    reason: z.string().optional(),
    by: userIdSchema,
  }),
  z.object({
    type: z.literal('tool.result'),
    toolUseId,
    isError: z.boolean(),
    /** It may have run or not: the process was lost while it worked. */
    isUnknown: z.boolean(),
    /** At most 32,000 characters; `truncated` says that there was more. */
    text: z.string(),
    truncated: z.boolean(),
    durationMs: z.number().int(),
    path: z.string().optional(),
    linesAdded: z.number().int().optional(),
    linesRemoved: z.number().int().optional(),
    exitCode: z.number().int().optional(),
  }),
  z.object({ type: z.literal('checkpoint'), snapshotId: z.string(), label: z.string() }),
  z.object({
    type: z.literal('usage'),
    turn: place.turn,
    usage: tokenUsageSchema,
    costMicros: costSchema,
    total: tokenUsageSchema,
    totalCostMicros: costSchema,
  }),
] as const;

/** Only on the live tail: the durable event that follows holds the same. */
const volatileEvents = [
  z.object({ type: z.literal('text.delta'), ...place, text: z.string() }),
  z.object({ type: z.literal('thinking.delta'), ...place, text: z.string() }),
  z.object({ type: z.literal('tool.output'), toolUseId, text: z.string() }),
] as const;

export const runEventBodySchema = z.discriminatedUnion('type', [...durableEvents, ...volatileEvents]);
export type RunEventBody = z.output<typeof runEventBodySchema>;
export type RunEventType = RunEventBody['type'];

export const volatileRunEventTypes: readonly RunEventType[] = ['text.delta', 'thinking.delta', 'tool.output'];

export const runEventSchema = z.object({ id: runEventIdSchema, runId: runIdSchema, at: instantSchema, body: runEventBodySchema });
export type RunEvent = z.output<typeof runEventSchema>;
