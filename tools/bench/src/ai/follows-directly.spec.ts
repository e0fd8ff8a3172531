import { describe, expect, it } from 'vitest';
import { followsDirectly } from './follows-directly.ts';

describe('followsDirectly', () => {
  it('takes the next number of a generation and the first of the next one', () => {
    expect(followsDirectly('1-9', '1-10')).toBe(true);
    expect(followsDirectly('0-1', '1-1')).toBe(true);
  });

  it('notices what was left out, and what comes again', () => {
    expect(followsDirectly('1-9', '1-11')).toBe(false);
    expect(followsDirectly('1-9', '1-9')).toBe(false);
    expect(followsDirectly('0-1', '1-2')).toBe(false);
    expect(followsDirectly('0-1', '2-1')).toBe(false);
  });
});
