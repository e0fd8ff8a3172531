import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from './decode-text.ts';

describe('decodeText', () => {
  it('keeps a byte order mark and line endings, so that saving changes nothing', () => {
    const text = '\uFEFFone\r\ntwo\n';
    expect(decodeText(encodeText(text))).toBe(text);
  });

  it('takes a file with a NUL near its start for binary', () => {
    expect(decodeText(new Uint8Array([65, 0, 66]))).toBeUndefined();
  });

  it('takes bytes that are no UTF-8 for binary, so that saving cannot destroy them', () => {
    expect(decodeText(new Uint8Array([0xc3, 0x28]))).toBeUndefined();
  });
});
