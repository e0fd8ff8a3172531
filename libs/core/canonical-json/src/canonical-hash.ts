import { canonicalJson } from './canonical-json.ts';

/**
 * SHA-256 of the canonical JSON of a value, as 64 hexadecimal digits. Two values that JSON cannot tell apart have the
 * same hash. In a browser it needs a secure context. Rejects with `TypeError` for what JSON cannot carry.
 */
export const canonicalHash = async (value: unknown): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(value)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
