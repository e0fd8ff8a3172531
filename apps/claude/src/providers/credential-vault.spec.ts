import { describe, expect, it } from 'vitest';
import { CredentialVault } from './credential-vault.ts';

const vault = new CredentialVault(Buffer.alloc(32, 7));

describe('CredentialVault', () => {
  it('opens what it sealed, for the same provider', () => {
    const sealed = vault.seal('sk-ant-secret-value', 'prv_1');
    expect(JSON.stringify(sealed)).not.toContain('secret');
    expect(sealed.hint).toBe('alue');
    expect(vault.open(sealed, 'prv_1')).toBe('sk-ant-secret-value');
  });

  it('does not open it for another provider, with another key, or changed', () => {
    const sealed = vault.seal('sk-ant-secret-value', 'prv_1');
    expect(() => vault.open(sealed, 'prv_2')).toThrow();
    expect(() => new CredentialVault(Buffer.alloc(32, 8)).open(sealed, 'prv_1')).toThrow(/another key/);
    const changed = Buffer.from(sealed.sealed, 'base64url');
    changed[0] = (changed[0] ?? 0) ^ 1;
    expect(() => vault.open({ ...sealed, sealed: changed.toString('base64url') }, 'prv_1')).toThrow();
  });

  it('seals the same text differently each time, and shows nothing of a short one', () => {
    expect(vault.seal('short', 'prv_1').sealed).not.toBe(vault.seal('short', 'prv_1').sealed);
    expect(vault.seal('short', 'prv_1').hint).toBe('');
  });

  it('refuses a key of another length', () => {
    expect(() => new CredentialVault(Buffer.alloc(16))).toThrow(/32 bytes/);
  });
});
