import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryLink } from '../testing/memory-link.ts';
import { Loopback } from './loopback.ts';

let link: MemoryLink;
let loopback: Loopback;
beforeEach(() => {
  vi.useFakeTimers();
  link = new MemoryLink();
  loopback = new Loopback('project-1', link);
});
afterEach(() => vi.useRealTimers());

const hearOnce = () => {
  loopback.send();
  const [message] = link.published.splice(0);
  loopback.heard((JSON.parse(message?.message ?? '[]') as [number, number])[1]);
};

describe('the ping to the own inbox', () => {
  it('is fresh for three seconds once heard', () => {
    expect(loopback.isFresh()).toBe(false);
    hearOnce();
    expect(loopback.isFresh()).toBe(true);
    vi.advanceTimersByTime(3_000);
    expect(loopback.isFresh()).toBe(false);
  });

  it('makes the link anew after three that were not heard', () => {
    for (let n = 0; n < 3; n++) loopback.send();
    expect(link.resets).toBe(0);
    loopback.send();
    expect(link.resets).toBe(1);
  });

  it('counts anew after one that was heard, and none while there is no connection', () => {
    loopback.send();
    loopback.send();
    hearOnce();
    link.ready = false;
    for (let n = 0; n < 9; n++) loopback.send();
    link.ready = true;
    for (let n = 0; n < 3; n++) loopback.send();
    expect(link.resets).toBe(0);
  });
});
