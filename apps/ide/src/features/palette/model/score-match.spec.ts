import { describe, expect, it } from 'vitest';
import { bestMatches, scoreMatch } from './score-match.ts';

const best = (paths: string[], query: string) => bestMatches(paths, (path) => path, query, 10).map(({ item }) => item);

describe('matching', () => {
  it('needs every letter in order', () => {
    expect(scoreMatch('src/util.ts', 'utl')).toBeDefined();
    expect(scoreMatch('src/util.ts', 'ltu')).toBeUndefined();
  });

  it('prefers the name of a file to its folders', () => {
    expect(best(['server/readme.md', 'docs/server.md'], 'server')[0]).toBe('docs/server.md');
  });

  it('prefers beginnings of words', () => {
    expect(best(['src/outbox.ts', 'src/open-box.ts'], 'ob')[0]).toBe('src/open-box.ts');
  });

  it('says which letters matched, for drawing', () => {
    expect(scoreMatch('a/open.ts', 'open')?.positions).toEqual([2, 3, 4, 5]);
  });

  it('keeps the order when nothing is asked for', () => {
    expect(best(['b', 'a'], '')).toEqual(['b', 'a']);
  });
});
