import { describe, expect, it } from 'vitest';
import type { AiToolCall } from '../records/ai-tool-call.ts';
import { guardOf, mistakeCode, repetitions } from './loop-guards.ts';

const call = (inputHash: string, text = 'same', errorCode?: string): AiToolCall => ({
  _id: 'run/1',
  runId: 'run_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  toolUseId: '1',
  turn: 1,
  index: 0,
  tool: 'bash',
  input: {},
  inputHash,
  effect: 'exec',
  outcome: { isError: false, text, durationMs: 1, ...(errorCode === undefined ? {} : { errorCode }) },
});

describe('guardOf', () => {
  it('warns at the third equal call in a row and stops at the fifth', () => {
    const calls = Array.from({ length: 5 }, () => call('a'));
    expect([1, 2, 3, 4, 5].map((count) => guardOf(calls.slice(0, count)))).toEqual(['none', 'none', 'warn', 'warn', 'stop']);
  });

  it('takes the same call with another result for progress', () => {
    expect(repetitions([call('a', '3 failing'), call('a', '2 failing'), call('a', '2 failing')])).toBe(2);
  });

  it('begins to count anew after another call', () => {
    expect(repetitions([call('a'), call('a'), call('b'), call('a')])).toBe(1);
  });

  it('stops after three calls in a row that could not be read', () => {
    expect(guardOf([call('a', 'x', mistakeCode), call('b', 'y', mistakeCode), call('c', 'z', mistakeCode)])).toBe('stop');
  });
});
