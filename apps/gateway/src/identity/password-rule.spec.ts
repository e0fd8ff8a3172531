import { expect, it } from 'vitest';
import { isWeakPassword } from './password-rule.ts';

const person = { email: 'ada.lovelace@example.org', name: 'Ada Lovelace' };

it.each([
  'passwordpassword',
  'Password123!',
  '1234567890',
  'qwertyuiop',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'Ada Lovelace',
  'ada.lovelace1',
  'ada.lovelace@example.org',
  'i love you 2024',
])('refuses %s', (password) => {
  expect(isWeakPassword(password, person)).toBe(true);
});

it.each(['a long enough phrase', 'correct battery horse', 'Tr0ub4dor&3xyz', 'пароль-из-слов'])('takes %s', (password) => {
  expect(isWeakPassword(password, person)).toBe(false);
});
