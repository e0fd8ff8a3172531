import type { mongo } from 'mongoose';
import type { AiRun } from '../records/ai-run.ts';

const leaseMs = 45_000;
/** A holder that just claimed may not have been heard of yet, so its absence counts only after that. */
const absenceCountsAfterMs = 3_000;

/** Times are MongoDB's, so that no replica's clock decides who holds a run. */
export const leaseUntil = { $add: ['$$NOW', leaseMs] };

/** Queued runs, and working ones whose holder was lost. */
export const claimFilter = (live: string[]): mongo.Filter<AiRun> => ({
  isActive: true,
  $or: [
    { state: 'queued', lease: { $exists: false } },
    { state: { $in: ['queued', 'running'] }, $expr: { $lt: ['$lease.expiresAt', '$$NOW'] }, lease: { $exists: true } },
    ...(live.length === 0
      ? []
      : [
          {
            state: { $in: ['queued' as const, 'running' as const] },
            'lease.holder': { $exists: true, $nin: live },
            $expr: { $lt: ['$lease.renewedAt', { $subtract: ['$$NOW', absenceCountsAfterMs] }] },
          },
        ]),
  ],
});

/** Raises the generation: every write of an earlier holder is refused from now on. */
export const claimUpdate = (holder: string): mongo.Document[] => [
  {
    $set: {
      runGen: { $add: ['$runGen', 1] },
      lease: { holder: { $literal: holder }, expiresAt: leaseUntil, renewedAt: '$$NOW' },
      version: { $add: ['$version', 1] },
    },
  },
];
