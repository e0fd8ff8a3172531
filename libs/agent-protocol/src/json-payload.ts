import type { z } from 'zod';
import { maxPayloadBytes } from './frame.ts';
import { AgentError } from './agent-error.ts';
import { ProtocolViolation } from './protocol-violation.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** JSON as a payload. Throws `too_large` when it exceeds one frame. */
export const encodeJson = (value: unknown): Uint8Array => {
  const bytes = encoder.encode(JSON.stringify(value));
  if (bytes.length > maxPayloadBytes)
    throw new AgentError('too_large', {
      message: 'the message does not fit one frame',
      details: { size: bytes.length, limit: maxPayloadBytes },
    });
  return bytes;
};

/** Parses a payload with its schema; what does not fit is a {@link ProtocolViolation}, never a guess. */
export const decodeJson = <Schema extends z.ZodType>(schema: Schema, payload: Uint8Array): z.output<Schema> => {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(payload));
  } catch {
    throw new ProtocolViolation('a payload is not JSON');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ProtocolViolation(`a payload does not fit its contract: ${parsed.error.issues[0]?.message ?? 'unknown'}`);
  return parsed.data;
};
