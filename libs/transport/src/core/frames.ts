import { wireErrorSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { parseJson } from './parse-json.ts';

/** Messages over this many bytes of JSON are refused; bytes belong on the data plane. */
export const maxMessageBytes = 256 * 1024;

const callId = z.string().min(1).max(64);
const instanceId = z.string().min(1).max(80);

const requestMetaSchema = z.object({
  /** The instance to reply to. */
  r: instanceId,
  /** Milliseconds that the caller still waits: a duration, so that clocks need not agree. */
  t: z.number().int().min(1),
  /** Correlation id. */
  c: z.string().max(200),
  /** Token. */
  a: z.string().max(16_384),
  /** The caller looked the owner up and found this instance. */
  o: z.literal(1).optional(),
});
export type RequestMeta = z.output<typeof requestMetaSchema>;

/** What stands first in a frame's array. 2 and 3 are kept for streams. */
export const frameKinds = { request: 0, cancel: 1, last: 4, error: 5, ping: 6, unknownCalls: 7, loopback: 8 } as const;

/** One JSON array per message. Elements behind the known ones are ignored, and so is a frame whose first one is unknown. */
const frameSchema = z.union([
  z.tuple([z.literal(frameKinds.last), callId, z.number()]).rest(z.unknown()),
  z.tuple([z.literal(frameKinds.request), callId, z.string().max(100), requestMetaSchema]).rest(z.unknown()),
  z.tuple([z.literal(frameKinds.error), callId, wireErrorSchema]).rest(z.unknown()),
  z.tuple([z.literal(frameKinds.cancel), callId, instanceId]).rest(z.unknown()),
  z.tuple([z.literal(frameKinds.ping), instanceId, z.array(callId)]).rest(z.unknown()),
  z.tuple([z.literal(frameKinds.unknownCalls), z.array(callId)]).rest(z.unknown()),
  z.tuple([z.literal(frameKinds.loopback), z.number()]).rest(z.unknown()),
]);
export type Frame = z.output<typeof frameSchema>;
export type RequestFrame = Extract<Frame, [0, ...unknown[]]>;

/** `undefined` for anything that is not a frame this version knows. */
export const decodeFrame = (message: string): Frame | undefined => frameSchema.safeParse(parseJson(message)).data;

/** `undefined` when the frame is larger than a message may be. */
export const encodeFrame = (frame: Frame): string | undefined => {
  const encoded = JSON.stringify(frame);
  const certainlyFits = encoded.length * 3 <= maxMessageBytes;
  return certainlyFits || Buffer.byteLength(encoded) <= maxMessageBytes ? encoded : undefined;
};
