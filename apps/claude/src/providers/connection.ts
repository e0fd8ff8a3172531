import { createHash } from 'node:crypto';

/** A provider with everything that is needed to talk to it. */
export interface Connection {
  id: string;
  name: string;
  source: 'stored' | 'environment' | 'demo';
  baseUrl: string;
  model: string;
  credential: string | undefined;
  /** Its address may lie in a private network. */
  allowPrivate: boolean;
}

/** Equal for connections that reach the same place with the same key. */
export const connectionKey = ({ id, baseUrl, credential }: Connection): string =>
  createHash('sha256')
    .update(JSON.stringify([id, baseUrl, credential ?? null]))
    .digest('base64url');
