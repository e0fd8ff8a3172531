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
  });

  it('has one spelling: whatever is parsed is written back as it stood, but for the case', () => {
    const pieces = fc.constantFrom(
      '0',
      '1',
      '80',
      '5173',
      '65535',
      '65536',
      '-',
      '--',
      '+',
      ' ',
      '.',
      '%',
      '_',
      '\u0000',
      '٣',
      'wsp_',
      'localhost',
      ':8000',
      ':80',
      '@',
      '/',
      'x',
      '01hzzzzzzzzzzzzzzzzzzzzzzz',
      '01HZZZZZZZZZZZZZZZZZZZZZZZ',
      '.localhost:8000',
    );
    const spellings = fc.oneof(
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(spellings, (host) => {
        const target = parsePreviewHost(host, suffix);
        if (target !== undefined) expect(previewHostOf(target, suffix)).toBe(host.toLowerCase());
      }),
      { numRuns: 10_000 },
    );
  });

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
