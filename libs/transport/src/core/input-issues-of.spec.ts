import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inputIssuesOf } from './input-issues-of.ts';

describe('faults of an input', () => {
  it('are named by JSON Pointers, with slashes and tildes escaped', () => {
    const schema = z.object({ items: z.array(z.object({ 'a/b~c': z.number() })) });
    const { error } = schema.safeParse({ items: [{ 'a/b~c': 1 }, { 'a/b~c': 'x' }] });
    expect(error === undefined ? [] : inputIssuesOf(error).map(({ pointer }) => pointer)).toEqual(['/items/1/a~1b~0c']);
  });

  it('of the whole input point at the root', () => {
    const { error } = z.object({}).safeParse('text');
    expect(error === undefined ? [] : inputIssuesOf(error).map(({ pointer }) => pointer)).toEqual(['']);
  });
});
