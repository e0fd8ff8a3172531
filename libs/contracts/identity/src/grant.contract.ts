import {
  conversationIdSchema,
  delegationSchema,
  internalOperation,
  projectIdSchema,
  runIdSchema,
  serviceNameSchema,
  sessionIdSchema,
  userIdSchema,
  workspaceIdSchema,
} from '@constellation/contracts-kernel';
import { z } from 'zod';

/**
 * The claims of a run's grant, a JWT that the gateway signs (EdDSA, `iss` and `aud` `gateway`, one day) when a run is
 * asked for. Claude keeps it and trades it for short tokens; it opens nothing by itself.
 */
export const runGrantSchema = z.object({
  runId: runIdSchema,
  userId: userIdSchema,
  sessionId: sessionIdSchema,
  projectId: projectIdSchema,
  conversationId: conversationIdSchema,
  workspaceId: workspaceIdSchema.optional(),
  delegation: delegationSchema,
});
export type RunGrant = z.output<typeof runGrantSchema>;

/**
 * The claims of a person's decision on one tool call, a JWT that the gateway signs (EdDSA, `iss` `gateway`, `aud`
 * `workspace`). The workspace service computes the hash again from what it is asked to do and takes each `jti` once.
 */
export const toolDecisionSchema = z.object({
  runId: runIdSchema,
  toolUseId: z.string().min(1).max(100),
  /** SHA-256, hex, of the RFC 8785 JSON of `{ tool, input }` as it was shown. */
  inputHash: z.string().regex(/^[0-9a-f]{64}$/),
  decision: z.enum(['allow', 'deny']),
  decidedBy: userIdSchema,
  projectId: projectIdSchema,
});
export type ToolDecision = z.output<typeof toolDecisionSchema>;

export const exchangeGrant = internalOperation({
  name: 'identity.exchange-grant.v1',
  summary: 'Trade a run grant for a token of at most 60 s for one service; the person and their role are read again.',
  service: 'gateway',
  kind: 'query',
  plane: 'message',
  callers: ['claude'],
  input: z.object({ grant: z.string().max(8_192), audience: serviceNameSchema }),
  output: z.object({ token: z.string(), expiresInMs: z.number().int().min(1) }),
  errors: ['identity.grant_refused'],
  timeoutMs: 5_000,
});
