import { serviceNameSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';

/** What an instance says of itself with each beat. */
export const instanceRecordSchema = z.object({
  instanceId: z.string().min(1).max(80),
  service: serviceNameSchema,
  http: z.string().max(500),
  version: z.string().max(100),
  /** `draining`: finishes what it has and refuses the rest. */
  state: z.enum(['up', 'draining']),
  inFlight: z.number().int().min(0),
});
export type InstanceRecord = z.output<typeof instanceRecordSchema>;

/** Sent to all when an instance's state changes, ahead of the next beat. */
export const noticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('here'), instance: instanceRecordSchema }),
  z.object({ kind: z.literal('gone'), instanceId: z.string() }),
]);
export type Notice = z.output<typeof noticeSchema>;

/** A member of the registry: `ageMs` since its last beat and the beat itself, both by Redis' clock. */
export interface Sighting {
  record: InstanceRecord;
  beat: number;
  ageMs: number;
}
