import { projectIdSchema, runIdSchema, userIdSchema } from '@constellation/contracts-kernel';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

const aiApprovalSchema = z.object({
  /** `run/toolUseId` */
  _id: z.string(),
  runId: runIdSchema,
  projectId: projectIdSchema,
  toolUseId: z.string(),
  tool: z.string(),
  input: z.unknown(),
  inputHash: z.string(),
  askedAt: z.date(),
  decision: z.enum(['allow', 'deny']).optional(),
  decidedBy: userIdSchema.optional(),
  decidedAt: z.date().optional(),
  reason: z.string().optional(),
  /** The gateway's signature over the decision, which the workspace service checks. */
  signedDecision: z.string().optional(),
});
export type AiApproval = z.output<typeof aiApprovalSchema>;

export const aiApprovals = defineCollection({
  name: 'ai_approvals',
  schema: aiApprovalSchema,
  indexes: [{ keys: { runId: 1, askedAt: 1 } }],
});
