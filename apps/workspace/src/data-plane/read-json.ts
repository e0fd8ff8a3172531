import type { Readable } from 'node:stream';
import { OperationError } from '@constellation/contracts-kernel';

const maxBytes = 256 * 1024;

/** A JSON object from a body of at most 256 KiB; the fields are not checked here. */
export const readJson = async (body: Readable | undefined): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) throw new OperationError('payload_too_large', { executed: 'no' });
    chunks.push(chunk as Buffer);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Answered below, like any other value that is no object.
  }
  throw new OperationError('invalid_input', { executed: 'no', issues: [{ pointer: '', message: 'Send a JSON object.' }] });
};
