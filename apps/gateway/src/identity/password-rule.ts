import { OperationError } from '@constellation/contracts-kernel';
import { commonPasswords } from './common-passwords.ts';

const reduced = (text: string): string => text.toLowerCase().replaceAll(/[\s._-]/g, '');

const isRepetition = (text: string): boolean => /^(.{1,4})\1+$/.test(text);
const isSequence = (text: string): boolean => '01234567890123456789abcdefghijklmnopqrstuvwxyzqwertyuiopasdfghjklzxcvbnm'.includes(text);

/** Whether a password is among those that are tried first: common ones, repetitions, rows of keys, the person's own name or address. */
export const isWeakPassword = (password: string, person: { email: string; name: string }): boolean => {
  const text = reduced(password);
  const core = text.replace(/[\d!?@#$%&*]+$/, '');
  const own = [person.name, person.email, person.email.split('@')[0] ?? ''].map(reduced).filter((part) => part.length >= 4);
  return (
    isRepetition(text) ||
    isSequence(text) ||
    commonPasswords.has(text) ||
    commonPasswords.has(core) ||
    own.includes(text) ||
    own.includes(core)
  );
};

/** Throws `identity.password_weak`. Length is the contract's. */
export const refuseWeakPassword = (password: string, person: { email: string; name: string }): void => {
  if (isWeakPassword(password, person)) throw new OperationError('identity.password_weak', { executed: 'no' });
};
