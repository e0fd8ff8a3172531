import { describe, expect, it } from 'vitest';
import { ClockReader } from './clock-reader.ts';

describe('ClockReader', () => {
  it('measures each line from when it was sent to when its end arrived', () => {
    const reader = new ClockReader();
    reader.read('1000\n10', 1004);
    reader.read('40\n', 1047);
    expect(reader.ticks).toEqual({ delaysMs: [4, 7], outOfOrder: 0 });
  });

  it('takes several lines that were joined on the way', () => {
    const reader = new ClockReader();
    reader.read('1000\n1040\n1080\n', 1090);
    expect(reader.ticks.delaysMs).toEqual([90, 50, 10]);
  });

  it('notices what comes twice or too late', () => {
    const reader = new ClockReader();
    reader.read('1000\n1040\n1040\n1000\n', 1100);
    expect(reader.ticks.outOfOrder).toBe(2);
  });
});
