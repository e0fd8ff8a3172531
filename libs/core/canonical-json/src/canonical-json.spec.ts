import { describe, expect, it } from 'vitest';
import { canonicalHash, canonicalJson } from './index.ts';

describe('canonicalJson', () => {
  it('writes the example of RFC 8785', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\\"\/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units, at every depth', () => {
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'];
    const outer = Object.fromEntries(sorted.toReversed().map((key) => [key, sorted.indexOf(key)]));
    expect(Array.from(canonicalJson({ outer }).matchAll(/:(\d)/g), ([, place]) => Number(place))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('writes minus zero as zero and leaves undefined members out', () => {
    expect(canonicalJson({ b: -0, a: undefined })).toBe('{"b":0}');
  });

  it('refuses what JSON cannot carry', () => {
    for (const value of [undefined, Number.NaN, Infinity, 1n, '\ud800', () => 0, [undefined]]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });
});

describe('canonicalHash', () => {
  it('is the same for two orders of the same members', async () => {
    expect(await canonicalHash({ tool: 'edit', input: { b: 1, a: 2 } })).toBe(await canonicalHash({ input: { a: 2, b: 1 }, tool: 'edit' }));
  });

  it('is the SHA-256 of the canonical text in hexadecimal', async () => {
    expect(await canonicalHash({ a: 'é' })).toBe('b3a092a6af48807fa9482b2ee140105575daa26d5b24b3c0e60a7e2dee6683b1');
  });
});
