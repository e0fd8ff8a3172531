import { createHash, randomBytes } from 'node:crypto';

/** A code that cannot be guessed: 256 bits as 43 characters that a URL takes. */
export const newCode = (): string => randomBytes(32).toString('base64url');

/** What is stored of a code. It has 256 random bits, so a plain digest is enough. */
export const codeHash = (code: string): string => createHash('sha256').update(code).digest('base64url');
