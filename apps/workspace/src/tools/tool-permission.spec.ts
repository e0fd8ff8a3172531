import { describe, expect, it } from 'vitest';
import { isProtectedPath } from './is-protected-path.ts';
import { toolPermission, type PermissionAsked } from './tool-permission.ts';

const ask = (over: Partial<PermissionAsked>) =>
  toolPermission({ effect: 'write', mode: 'ask', isIsolated: true, localCommandsAllowed: false, path: 'src/a.ts', ...over });

describe('what a mode lets pass', () => {
  it.each([
    ['plan', 'read', 'allowed'],
    ['plan', 'write', 'refused'],
    ['plan', 'exec', 'refused'],
    ['ask', 'read', 'allowed'],
    ['ask', 'write', 'decision'],
    ['ask', 'exec', 'decision'],
    ['accept-edits', 'write', 'allowed'],
    ['accept-edits', 'exec', 'decision'],
    ['auto', 'write', 'allowed'],
    ['auto', 'exec', 'allowed'],
  ] as const)('in %s: %s is %s', (mode, effect, expected) => {
    expect(ask({ mode, effect, path: effect === 'exec' ? undefined : 'src/a.ts' })).toBe(expected);
  });
  it('is nothing in auto where the workspace is not isolated', () => {
    expect(ask({ mode: 'auto', isIsolated: false })).toBe('refused');
  });
  it('is no command where it is not isolated and the person did not consent', () => {
    expect(ask({ effect: 'exec', path: undefined, isIsolated: false })).toBe('refused');
    expect(ask({ effect: 'exec', path: undefined, isIsolated: false, localCommandsAllowed: true })).toBe('decision');
  });
  it('is never a protected path by itself', () => {
    expect(ask({ mode: 'auto', path: '.git/hooks/pre-commit' })).toBe('decision');
    expect(ask({ mode: 'accept-edits', path: 'packages/a/.npmrc' })).toBe('decision');
  });
});

describe('a protected path', () => {
  it.each(['.git/config', 'sub/.git/hooks/x', '.github/workflows/ci.yml', '.bashrc', 'a/.envrc', '.vscode/tasks.json'])('is %s', (path) => {
    expect(isProtectedPath(path)).toBe(true);
  });
  it.each(['src/git/a.ts', '.github/README.md', '.gitignore', 'profile.ts'])('is not %s', (path) => {
    expect(isProtectedPath(path)).toBe(false);
  });
});
