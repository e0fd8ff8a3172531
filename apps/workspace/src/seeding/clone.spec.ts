import { describe, expect, it } from 'vitest';
import { cloneAddress } from './clone-address.ts';
import { CloneProgress } from './clone-progress.ts';

describe('the address of a repository', () => {
  const https = new Set(['https:']);
  it('is a public https one', () => {
    expect(cloneAddress('https://github.com/a/b.git', https)).toBe('https://github.com/a/b.git');
  });
  it.each([
    'http://a.org/b',
    'ssh://a.org/b',
    'file:///etc',
    'ext::sh',
    '--upload-pack=x',
    'https://me:pw@a.org/b',
    'https://me@a.org/b',
    '',
  ])('is not %s', (url) => {
    expect(() => cloneAddress(url, https)).toThrow(expect.objectContaining({ code: 'workspace.clone_failed' }) as Error);
  });
});

describe("git's progress", () => {
  it('is its latest whole line, though it comes in pieces and rewrites one', () => {
    const progress = new CloneProgress();
    expect(progress.push(Buffer.from('Cloning into .'))).toBeUndefined();
    expect(progress.push(Buffer.from('..\nReceiving objects:  12% (1/8)\rReceiving obj'))).toBe('Receiving objects:  12% (1/8)');
    expect(progress.push(Buffer.from('ects:  25% (2/8)\r'))).toBe('Receiving objects:  25% (2/8)');
  });
  it('is no reason; what git said last besides is', () => {
    const progress = new CloneProgress();
    progress.push(Buffer.from('Cloning into .\nReceiving objects:  25% (2/8)\rfatal: repository not found\n'));
    expect(progress.reason).toBe('Cloning into . fatal: repository not found');
  });
});
