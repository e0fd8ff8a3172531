import { z } from 'zod';
import { projectIdSchema, runIdSchema, workspaceIdSchema } from './ids.ts';
import { resourceChangeSchema } from './resource-change.ts';
import { wireErrorSchema } from './wire-error.ts';

/** The WebSocket subprotocol of `/ws`; the one-use ticket is the second value of the same header. */
export const liveSubprotocol = 'constellation.live.v1';

/** A frame's id, chosen by the client and unique on its socket. */
const frameId = z.string().min(1).max(40);

export const liveSubjectSchema = z.discriminatedUnion('resource', [
  z.object({ resource: z.literal('projects') }),
  z.object({ resource: z.literal('project'), id: projectIdSchema }),
  z.object({ resource: z.literal('workspace'), id: workspaceIdSchema }),
  /** `after`: the id of the last run event that the client holds; events follow it without gap or repeat. */
  z.object({ resource: z.literal('run'), id: runIdSchema, after: z.string().max(40).optional() }),
]);
export type LiveSubject = z.output<typeof liveSubjectSchema>;

/** What a client sends on `/ws`, one JSON text message per frame, at most 256 KiB. */
export const liveClientFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('subscribe'), id: frameId, subject: liveSubjectSchema }),
  z.object({ type: z.literal('unsubscribe'), id: frameId }),
  /** Calls any public operation that is request and reply, by its name. */
  z.object({ type: z.literal('call'), id: frameId, operation: z.string().max(100), input: z.unknown() }),
  z.object({ type: z.literal('cancel'), id: frameId }),
  z.object({ type: z.literal('ping') }),
]);
export type LiveClientFrame = z.output<typeof liveClientFrameSchema>;

/** What the server sends on `/ws`. `id` repeats the client's. */
export const liveServerFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('subscribed'), id: frameId }),
  z.object({ type: z.literal('change'), id: frameId, change: resourceChangeSchema }),
  /** `event` is a run event of the claude contract. */
  z.object({ type: z.literal('run-event'), id: frameId, event: z.unknown() }),
  z.object({ type: z.literal('result'), id: frameId, output: z.unknown() }),
  z.object({ type: z.literal('error'), id: frameId.optional(), error: wireErrorSchema }),
  z.object({ type: z.literal('pong') }),
]);
export type LiveServerFrame = z.output<typeof liveServerFrameSchema>;
