import { describe, expect, it } from 'vitest';
import { numberedSlug, slugOf } from './slug-of.ts';

describe('the slug of a name', () => {
  it.each([
    ['My First App!', 'my-first-app'],
    ['  Größe & Café ', 'gro-e-cafe'],
    ['---', 'project'],
    ['日本語', 'project'],
    ['a'.repeat(80), 'a'.repeat(50)],
    [`${'a'.repeat(49)} b`, 'a'.repeat(49)],
  ])('%s is %s', (name, slug) => expect(slugOf(name)).toBe(slug));

  it('is numbered from the second of its kind on', () => {
    expect([1, 2, 3].map((attempt) => numberedSlug('app', attempt))).toEqual(['app', 'app-2', 'app-3']);
  });
});
