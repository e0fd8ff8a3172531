import { expect, it } from 'vitest';
import { newFamily, newRefreshToken, openSuccessor, readRefreshToken, sealSuccessor, writeRefreshToken } from './refresh-token.ts';

it('reads what it wrote, and nothing else', () => {
  const token = newRefreshToken(newFamily());
  expect(readRefreshToken(writeRefreshToken(token))).toEqual(token);
  for (const odd of [undefined, '', 'x', `${writeRefreshToken(token)}x`, writeRefreshToken(token).replace('.', '')])
    expect(readRefreshToken(odd)).toBeUndefined();
});

it('opens a successor with its parent alone', () => {
  const parent = newRefreshToken(newFamily());
  const successor = newRefreshToken(parent.family);
  const sealed = sealSuccessor(parent, successor);
  expect(openSuccessor(parent, sealed)).toEqual(successor);
  expect(() => openSuccessor(newRefreshToken(parent.family), sealed)).toThrow();
  expect(sealed).not.toContain(successor.secret);
});
