import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SealedCredential } from '../records/ai-provider.ts';

const keyBytes = 32;
const shownCharacters = 4;

/** Encrypts the keys of providers (AES-256-GCM), each bound to the provider that it belongs to. */
export class CredentialVault {
  private readonly keyId: string;

  constructor(private readonly key: Buffer) {
    if (key.length !== keyBytes) throw new Error(`The credentials key must be ${keyBytes} bytes in base64url.`);
    this.keyId = createHash('sha256').update(key).digest('hex').slice(0, 16);
  }

  static async fromFile(path: string): Promise<CredentialVault> {
    return new CredentialVault(Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url'));
  }

  seal(credential: string, providerId: string): SealedCredential {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(this.boundTo(providerId));
    const sealed = Buffer.concat([cipher.update(credential, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    const hint = credential.length >= shownCharacters * 3 ? credential.slice(-shownCharacters) : '';
    return { keyId: this.keyId, nonce: nonce.toString('base64url'), sealed: sealed.toString('base64url'), hint };
  }

  /** Throws when it was sealed with another key, for another provider, or changed. */
  open(credential: SealedCredential, providerId: string): string {
    if (credential.keyId !== this.keyId) throw new Error('The credential was encrypted with another key.');
    const sealed = Buffer.from(credential.sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key, Buffer.from(credential.nonce, 'base64url'))
      .setAAD(this.boundTo(providerId))
      .setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8');
  }

  private boundTo(providerId: string): Buffer {
    return Buffer.from(`ai_providers/${providerId}/credential/${this.keyId}`);
  }
}
