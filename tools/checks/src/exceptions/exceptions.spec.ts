import { describe, expect, it } from 'vitest';
import { compareExceptions } from './compare-exceptions.ts';
import { findExceptions } from './find-exceptions.ts';

const off = ['eslint', 'disable'].join('-');
const expected = ['@ts', 'expect-error'].join('-');
const uses = (text: string): string[] => findExceptions('a.ts', text).map(({ use }) => use);
const reason = 'The library types this wrongly, see its issue 12.';

describe('findExceptions', () => {
  it.each([
    [`// ${off}-next-line no-console, max-lines -- because`, ['eslint-disable no-console', 'eslint-disable max-lines']],
    [`/* ${off} */`, ['eslint-disable *']],
    [`/* ${off} @typescript-eslint/no-explicit-any */ const a = 1;`, ['eslint-disable @typescript-eslint/no-explicit-any']],
    [`// ${expected}: wrong`, ['ts-expect-error']],
    [['it', "skip('x')"].join('.'), ['test.skip']],
    [['describe', "skipIf(a)('x')"].join('.'), ['test.skipIf']],
    [['test', "concurrent.only('x')"].join('.'), ['test.only']],
    [['xdescribe', "('x')"].join(''), ['xdescribe']],
  ])('finds %s', (text, found) => {
    expect(uses(text)).toEqual(found);
  });

  it('finds nothing in ordinary code', () => {
    expect(uses("it('skips what is gone', () => { list.skip(2); split.only = 1; });")).toEqual([]);
  });
});

describe('compareExceptions', () => {
  const use = { file: 'a.ts', use: 'ts-expect-error' };

  it('takes a use that is listed with its reason', () => {
    expect(compareExceptions([use], [{ ...use, reason }])).toEqual([]);
  });

  it('refuses a use that is not listed, and a second one of a file that is allowed one', () => {
    expect(compareExceptions([use], [])).toEqual(['a.ts: ts-expect-error is used 1 times and allowed 0']);
    expect(compareExceptions([use, use], [{ ...use, reason }])).toEqual(['a.ts: ts-expect-error is used 2 times and allowed 1']);
    expect(compareExceptions([use, use], [{ ...use, reason, times: 2 }])).toEqual([]);
  });

  it('refuses an entry that nothing uses', () => {
    expect(compareExceptions([], [{ ...use, reason }])).toEqual(['a.ts: ts-expect-error is listed but no longer used; take the entry out']);
  });

  it('refuses an entry without a reason', () => {
    expect(compareExceptions([use], [{ ...use, reason: 'needed' }])).toEqual(['a.ts: ts-expect-error needs a reason']);
  });
});
