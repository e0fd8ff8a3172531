import { describe, expect, it } from 'vitest';
import { isKnown, parseRange, writePrecondition } from './file-preconditions.ts';
import { allowsBrowser } from './workspace-sockets.ts';

describe('a write', () => {
  it('needs to say what it replaces', () => {
    expect(() => writePrecondition({})).toThrow(expect.objectContaining({ code: 'precondition_required' }) as Error);
    expect(() => writePrecondition({ 'if-none-match': '"a"' })).toThrow();
  });
  it('replaces one version, any, or none', () => {
    expect(writePrecondition({ 'if-match': '"sha256-ab"' })).toEqual({ kind: 'match', etag: 'sha256-ab' });
    expect(writePrecondition({ 'if-match': 'W/"x"' })).toEqual({ kind: 'match', etag: 'x' });
    expect(writePrecondition({ 'if-match': '*' })).toEqual({ kind: 'overwrite' });
    expect(writePrecondition({ 'if-none-match': '*' })).toEqual({ kind: 'create' });
  });
});

describe('a range', () => {
  it.each([
    ['bytes=0-0', { offset: 0, length: 1 }],
    ['bytes=5-', { offset: 5, length: 5 }],
    ['bytes=-3', { offset: 7, length: 3 }],
    ['bytes=-30', { offset: 0, length: 10 }],
    ['bytes=8-99', { offset: 8, length: 2 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=1-2', undefined],
    [undefined, undefined],
  ])('%s of ten bytes', (header, expected) => {
    expect(parseRange(header, 10)).toEqual(expected);
  });
});

describe('a version', () => {
  it('is known when its tag is among those the client holds', () => {
    expect(isKnown({ 'if-none-match': '"a", W/"b"' }, 'b')).toBe(true);
    expect(isKnown({ 'if-none-match': '"a"' }, 'b')).toBe(false);
    expect(isKnown({}, 'b')).toBe(false);
  });
});

describe("a browser's socket", () => {
  it('is for terminals from editor, for watching from viewer, and for nothing else', () => {
    expect(
      ['pty.attach', 'pty.input', 'pty.resize', 'fs.watch', 'port.watch'].filter((verb) => allowsBrowser('editor', verb)),
    ).toHaveLength(5);
    expect(['pty.attach', 'pty.input', 'pty.resize', 'fs.watch', 'port.watch'].filter((verb) => allowsBrowser('viewer', verb))).toEqual([
      'fs.watch',
      'port.watch',
    ]);
    expect(
      ['fs.write', 'fs.read', 'proc.start', 'pty.open', 'port.dial', 'snapshot.restore'].filter((verb) => allowsBrowser('owner', verb)),
    ).toEqual([]);
  });
});
