import { platformRoleSchema, sessionIdSchema, userIdSchema } from '@constellation/contracts-kernel';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';
import type { LiveSession } from './live-session.ts';

export const sessionDocumentSchema = z.object({
  _id: sessionIdSchema,
  userId: userIdSchema,
  /** Copies of the person's, so that one row answers who calls. */
  name: z.string(),
  platformRole: platformRoleSchema,
  device: z.string(),
  address: z.string(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  /** Removed by MongoDB then; moves on with each rotation. */
  expiresAt: z.date(),
  endedAt: z.date().optional(),
  /** Digest of the part of the refresh token that stays the same: who holds it, holds or held a token of this session. */
  familyHash: z.string(),
  tokenHash: z.string(),
  /** The token before: honoured for 30 s after `rotatedAt` with its successor, which only it can open. */
  parentHash: z.string().optional(),
  sealedSuccessor: z.string().optional(),
  rotatedAt: z.date(),
  version: z.number().int(),
});
export type SessionDocument = z.output<typeof sessionDocumentSchema>;

export const sessionsCollection = defineCollection({
  name: 'sessions',
  schema: sessionDocumentSchema,
  indexes: [
    { keys: { familyHash: 1 }, unique: true },
    { keys: { userId: 1, createdAt: -1 } },
    { keys: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
});

export const liveSessionOf = (session: SessionDocument): LiveSession => ({
  sessionId: session._id,
  userId: session.userId,
  name: session.name,
  platformRole: session.platformRole,
  version: session.version,
});
