import { describe, expect, it } from 'vitest';
import { measureSizes } from './measure-sizes.ts';

const files = (...lines: number[]) => lines.map((count, index) => ({ path: `apps/a/src/file-${index}.ts`, lines: count }));

describe('measureSizes', () => {
  it('takes short files with a few long ones', () => {
    expect(measureSizes(files(...Array<number>(19).fill(50), 300))).toMatchObject({ files: 20, median: 50, p95: 50, faults: [] });
  });

  it('refuses a median above 50 and a tail above 180', () => {
    expect(measureSizes(files(51, 51, 51)).faults).toEqual(['the median is 51 lines, more than 50']);
    expect(measureSizes(files(10, 10, 10, 181)).faults).toEqual(['95 % reach 181 lines, more than 180']);
  });

  it('names each file above its ceiling, with a higher one for specs, which do not count otherwise', () => {
    const short = files(...Array<number>(30).fill(10));
    const { faults } = measureSizes([
      ...short,
      { path: 'a/b.ts', lines: 301 },
      { path: 'a/b.spec.ts', lines: 500 },
      { path: 'a/c.spec.tsx', lines: 501 },
    ]);
    expect(faults).toEqual(['a/b.ts has 301 lines', 'a/c.spec.tsx has 501 lines']);
  });
});
