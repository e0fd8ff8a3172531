import { expect, it } from 'vitest';
import { parseVersion } from './program-version.ts';

it.each([
  ['db version v6.0.5\nBuild Info: {', '6.0.5', 6],
  ['Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64', '7.0.15', 7],
  ['Chromium 156.0.7300.12 built on Debian', '156.0.7300', 156],
])('reads the version in %j', (output, text, major) => {
  expect(parseVersion(output)).toEqual({ text, major });
});

it('finds none where there is none', () => {
  expect(parseVersion('Usage: mongod [options]')).toBeUndefined();
});
