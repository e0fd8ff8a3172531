import {
  conversationIdSchema,
  instantSchema,
  projectIdSchema,
  runIdSchema,
  runModeSchema,
  userIdSchema,
  versionSchema,
  workspaceIdSchema,
} from '@constellation/contracts-kernel';
import { z } from 'zod';

export const runStateSchema = z.enum([
  'queued',
  'running',
  'waiting_approval',
  'waiting_user',
  'paused',
  'completed',
  'failed',
  'cancelled',
]);
export type RunState = z.output<typeof runStateSchema>;

export const endedRunStates: readonly RunState[] = ['completed', 'failed', 'cancelled'];

export const tokenUsageSchema = z.object({
  inputTokens: z.number().int().min(0),
  outputTokens: z.number().int().min(0),
  cacheReadTokens: z.number().int().min(0),
  cacheWriteTokens: z.number().int().min(0),
});
export type TokenUsage = z.output<typeof tokenUsageSchema>;

/** Millionths of a US dollar; absent when the price of the model is not known. */
export const costSchema = z.number().int().min(0).optional();

export const runContextSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string().min(1).max(4_096) }),
  z.object({
    kind: z.literal('selection'),
    path: z.string().min(1).max(4_096),
    startLine: z.number().int().min(1),
    endLine: z.number().int().min(1),
    text: z.string().max(20_000),
  }),
]);
export type RunContext = z.output<typeof runContextSchema>;

export const runSchema = z.object({
  id: runIdSchema,
  conversationId: conversationIdSchema,
  projectId: projectIdSchema,
  workspaceId: workspaceIdSchema,
  startedBy: userIdSchema,
  state: runStateSchema,
  /** Why it is paused or failed: a code such as `provider`, `budget`, `grant_refused`, and a sentence. */
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  mode: runModeSchema,
  provider: z.string(),
  model: z.string(),
  usage: tokenUsageSchema,
  costMicros: costSchema,
  /** Set while it can be compared with the files at its start. */
  snapshotId: z.string().optional(),
  createdAt: instantSchema,
  endedAt: instantSchema.optional(),
  version: versionSchema,
});
export type Run = z.output<typeof runSchema>;

export const approvalSchema = z.object({
  /** The tool call's id. */
  id: z.string(),
  tool: z.string(),
  input: z.unknown(),
  /** SHA-256, hex, of the RFC 8785 JSON of `{ tool, input }`. */
  inputHash: z.string(),
  askedAt: instantSchema,
  decision: z.enum(['allow', 'deny']).optional(),
  decidedBy: userIdSchema.optional(),
  reason: z.string().optional(),
});
export type Approval = z.output<typeof approvalSchema>;
