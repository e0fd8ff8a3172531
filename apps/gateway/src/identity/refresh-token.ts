import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { codeHash, newCode } from './secret-codes.ts';

/** A refresh token: a part that stays for the life of the session, and one that is new with each rotation. */
export interface RefreshToken {
  family: string;
  secret: string;
}

const form = /^([\w-]{22})\.([\w-]{43})$/;

export const newFamily = (): string => randomBytes(16).toString('base64url');
export const newRefreshToken = (family: string): RefreshToken => ({ family, secret: newCode() });
export const writeRefreshToken = ({ family, secret }: RefreshToken): string => `${family}.${secret}`;

export const readRefreshToken = (text: string | undefined): RefreshToken | undefined => {
  const [, family, secret] = form.exec(text ?? '') ?? [];
  return family === undefined || secret === undefined ? undefined : { family, secret };
};

export const refreshTokenHash = (token: RefreshToken): string => codeHash(writeRefreshToken(token));

const keyFrom = ({ secret }: RefreshToken): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'constellation refresh successor', 32));

/** The successor, readable by none but the holder of its parent: the database alone gives no token away. */
export const sealSuccessor = (parent: RefreshToken, successor: RefreshToken): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(parent), nonce);
  const sealed = Buffer.concat([cipher.update(successor.secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
};

export const openSuccessor = (parent: RefreshToken, sealed: string): RefreshToken => {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(parent), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
  const secret = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  return { family: parent.family, secret };
};
