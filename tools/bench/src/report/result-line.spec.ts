import { describe, expect, it } from 'vitest';
import { resultLine } from './result-line.ts';

const run = { bench: 'api', date: new Date('2026-11-24T15:00:00Z'), cores: 2 };

describe('resultLine', () => {
  it('is one line of JSON with the figures that have a goal', () => {
    const line = resultLine({
      ...run,
      measurements: [
        { name: 'p95', unit: 'ms', value: 41.23456, goal: 50 },
        { name: 'p50', unit: 'ms', value: 8 },
      ],
    });
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      bench: 'api',
      date: '2026-11-24',
      cores: 2,
      goals: [{ name: 'p95', unit: 'ms', value: 41.235, goal: 50, met: true }],
    });
  });

  it('stays JSON when a figure could not be had, and does not call it met', () => {
    const line = resultLine({ ...run, measurements: [{ name: 'p95', unit: 'ms', value: Number.NaN, goal: 50 }] });
    expect(JSON.parse(line)).toMatchObject({ goals: [{ value: null, met: false }] });
  });
});
