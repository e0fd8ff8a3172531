import { ulid } from 'ulid';
import type { AiRun } from '../records/ai-run.ts';

/** A queued run, as a test wants it. */
export const runRecord = (over: Partial<AiRun> = {}): AiRun => ({
  _id: `run_${ulid()}`,
  conversationId: `cnv_${ulid()}`,
  projectId: `prj_${ulid()}`,
  workspaceId: `wsp_${ulid()}`,
  startedBy: `usr_${ulid()}`,
  state: 'queued',
  isActive: true,
  mode: 'ask',
  providerId: 'environment',
  provider: 'Stand-in',
  model: 'claude-sonnet-5-5',
  usage: { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
  costMicros: 0,
  hasUnknownCost: false,
  grant: 'grant',
  runGen: 0,
  guardedFrom: 1,
  idempotencyKey: ulid(),
  requestDigest: 'digest',
  correlationId: ulid(),
  createdAt: new Date(),
  version: 1,
  ...over,
});
