import type { WorkspaceId } from '@constellation/contracts-kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePreviewHost, previewHostOf } from './preview-host.ts';

const suffix = 'localhost:8000';
const crockford = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const workspaceIds = fc
  .tuple(fc.constantFrom(...crockford.slice(0, 8)), fc.array(fc.constantFrom(...crockford), { minLength: 25, maxLength: 25 }))
  .map(([first, rest]): WorkspaceId => `wsp_${first}${rest.join('')}`);
const targets = fc.record({ workspaceId: workspaceIds, port: fc.integer({ min: 1, max: 65_535 }) });

describe('a preview’s host', () => {
  it('leads back to the target it was made of', () => {
    fc.assert(
      fc.property(targets, (target) => {
        expect(parsePreviewHost(previewHostOf(target, suffix), suffix)).toEqual(target);
      }),
      { numRuns: 2_000 },
    );
  }, 30_000);

  it('has one spelling: whatever is parsed is written back as it stood, but for the case', () => {
    const of = (...values: string[]) => fc.constantFrom(...values);
    const ids = of(
      '01hzzzzzzzzzzzzzzzzzzzzzzz',
      '01HZZZZZZZZZZZZZZZZZZZZZZZ',
      '81hzzzzzzzzzzzzzzzzzzzzzzz',
      '01hzzzzzzzzzzzzzzzzzzzzzz',
      'uuuuuuuuuuuuuuuuuuuuuuuuuu',
    );
    const nearly = fc
      .tuple(
        of('', '', '', ' ', 'x.', '@'),
        fc.oneof(of('0', '080', '+80', '-1', '8e1', '65536', '٣', ''), fc.integer({ min: 1, max: 70_000 }).map(String)),
        of('--', '--', '--', '-', '---', '%2d%2d'),
        ids,
        of('.localhost:8000', '.localhost:8000', '.LocalHost:8000', '.localhost', '.localhost:8000.', '.localhost:80', ''),
      )
      .map((parts) => parts.join(''));
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: nearly }, fc.string({ maxLength: 60 })), (host) => {
        const target = parsePreviewHost(host, suffix);
        if (target === undefined) return;
        accepted += 1;
        expect(previewHostOf(target, suffix)).toBe(host.toLowerCase());
      }),
      { numRuns: 10_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  }, 30_000);

  it.each([
    ['a leading zero', '05173--01hzzzzzzzzzzzzzzzzzzzzzzz.localhost:8000'],
    ['port 0', '0--01hzzzzzzzzzzzzzzzzzzzzzzz.localhost:8000'],
    ['a port that is too high', '65536--01hzzzzzzzzzzzzzzzzzzzzzzz.localhost:8000'],
    ['a sign', '+80--01hzzzzzzzzzzzzzzzzzzzzzzz.localhost:8000'],
    ['another port of the platform', '80--01hzzzzzzzzzzzzzzzzzzzzzzz.localhost:8001'],
    ['a longer name', 'x.80--01hzzzzzzzzzzzzzzzzzzzzzzz.localhost:8000'],
    ['another suffix', '80--01hzzzzzzzzzzzzzzzzzzzzzzz.evil.localhost:8000.evil'],
    ['the IDE', 'constellation.localhost:8000'],
    ['nothing', undefined],
  ])('is refused with %s', (_what, host) => {
    expect(parsePreviewHost(host, suffix)).toBeUndefined();
  });
});
