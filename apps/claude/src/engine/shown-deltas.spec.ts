import type { RunEventBody } from '@constellation/contracts-claude';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ShownDeltas } from './shown-deltas.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const make = () => {
  const shown: string[] = [];
  const deltas = new ShownDeltas({ turn: 1, attempt: 1 }, 15, (body: RunEventBody) => {
    if (body.type === 'text.delta' || body.type === 'thinking.delta') shown.push(`${body.type} ${body.index} ${body.text}`);
  });
  return { deltas, shown };
};

describe('ShownDeltas', () => {
  it('shows the first piece at once and the next ones together', () => {
    const { deltas, shown } = make();
    for (const piece of ['a', 'b', 'c']) deltas.add('text', 0, piece);
    expect(shown).toEqual(['text.delta 0 a']);
    vi.advanceTimersByTime(15);
    expect(shown).toEqual(['text.delta 0 a', 'text.delta 0 bc']);
    deltas.add('text', 0, 'd');
    expect(shown).toHaveLength(2);
    vi.advanceTimersByTime(30);
    deltas.add('text', 0, 'e');
    expect(shown.slice(2)).toEqual(['text.delta 0 d', 'text.delta 0 e']);
  });

  it('never mixes two blocks, and shows the rest when the block ends', () => {
    const { deltas, shown } = make();
    deltas.add('thinking', 0, 'a');
    deltas.add('thinking', 0, 'b');
    deltas.add('text', 1, 'c');
    deltas.flush();
    expect(shown).toEqual(['thinking.delta 0 a', 'thinking.delta 0 b', 'text.delta 1 c']);
    vi.runAllTimers();
    expect(shown).toHaveLength(3);
  });
});
