import { describe, expect, it } from 'vitest';
import { renderTable } from './render-table.ts';

describe('renderTable', () => {
  it('lines the columns up and says which goals were met', () => {
    const table = renderTable([
      { name: 'echo p99', unit: 'ms', value: 4.567, goal: 10 },
      { name: 'memory', unit: 'MB', value: 812.3, goal: 700 },
      { name: 'throughput', unit: 'MB/s', value: 12.34 },
    ]);
    expect(table.split('\n')).toEqual([
      'measured        value  goal',
      'echo p99      4.57 ms  <= 10   met',
      'memory         812 MB  <= 700  missed',
      'throughput  12.3 MB/s',
    ]);
  });

  it('shows a lower bound as one', () => {
    expect(renderTable([{ name: 'flood', unit: 'MB/s', value: 5, goal: 4, atLeast: true }])).toContain('>= 4  met');
  });
});
