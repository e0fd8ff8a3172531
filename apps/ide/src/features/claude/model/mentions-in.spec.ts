import { expect, it } from 'vitest';
import { mentionsIn } from './mentions-in.ts';

it('finds the files that a message names, without what ends the sentence', () => {
  expect(mentionsIn('Fix @src/util.ts, then look at @README.md. And @src/util.ts again')).toEqual(['src/util.ts', 'README.md']);
});

it('does not take an address for a file', () => {
  expect(mentionsIn('write to ana@example.org')).toEqual([]);
});
