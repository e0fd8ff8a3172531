import { describe, expect, it } from 'vitest';
import { isAllowedGitUrl, isBranchName } from './git-url.ts';

describe('the address of a repository', () => {
  it.each(['https://github.com/owner/name', 'https://github.com/owner/name.git', 'https://git.example.org:8443/a/b.git'])(
    'may be %s',
    (url) => {
      expect(isAllowedGitUrl(url)).toBe(true);
    },
  );

  it.each([
    'http://github.com/owner/name',
    'git@github.com:owner/name.git',
    'ssh://git@github.com/owner/name',
    'file:///etc',
    'ext::sh -c id',
    'https://user:secret@github.com/owner/name',
    'https://localhost/a',
    'https://localhost./a',
    'https://printer.local./a',
    'https://127.0.0.1/a',
    'https://10.0.0.1/a',
    'https://[::1]/a',
    'https://2130706433/a',
    'https://intranet/a',
    'https://git.internal/a',
    'https://printer.local/a',
    'https://github.com/',
    'https://github.com/a#b',
    '--upload-pack=id',
    '',
  ])('is refused: %s', (url) => {
    expect(isAllowedGitUrl(url)).toBe(false);
  });
});

describe('the name of a branch', () => {
  it.each(['main', 'feature/login', 'v1.2', 'fix_#12'])('may be %s', (name) => expect(isBranchName(name)).toBe(true));
  it.each(['--upload-pack=id', 'a b', 'a..b', '/a', 'a/', 'a//b', 'a.lock', 'a~1', 'a:b', '.a', 'a\u0007', 'a@{1}'])(
    'is refused: %s',
    (name) => {
      expect(isBranchName(name)).toBe(false);
    },
  );
});
