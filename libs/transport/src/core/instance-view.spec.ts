import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InstanceRecord } from './instance-record.ts';
import { InstanceView } from './instance-view.ts';

const record = (instanceId: string, state: InstanceRecord['state'] = 'up'): InstanceRecord => ({
  instanceId,
  service: 'project',
  http: 'http://x',
  version: '1',
  state,
  inFlight: 0,
});
const sighting = (instanceId: string, beat: number, ageMs = 0) => ({ record: record(instanceId), beat, ageMs });

let view: InstanceView;
let gone: string[];
const taking = () => view.takingCalls('project').map(({ instanceId }) => instanceId);

beforeEach(() => {
  vi.useFakeTimers();
  gone = [];
  view = new InstanceView();
  view.onGone((id) => gone.push(id));
});
afterEach(() => vi.useRealTimers());

describe('the view of other instances', () => {
  it('knows those that beat, and not those whose last beat is over five seconds old', () => {
    view.read('project', [sighting('a', 1), sighting('b', 1, 5_001)]);
    expect(taking()).toEqual(['a']);
    expect(view.takingCalls('claude')).toEqual([]);
  });

  it('gives up one that stops beating, and says so', () => {
    view.read('project', [sighting('a', 1)]);
    view.read('project', [sighting('a', 1, 5_001)]);
    expect([taking(), gone]).toEqual([[], ['a']]);
  });

  it('keeps what an emptied registry forgot for five seconds', () => {
    view.read('project', [sighting('a', 1)]);
    vi.advanceTimersByTime(4_900);
    view.read('project', []);
    expect(taking()).toEqual(['a']);
    vi.advanceTimersByTime(200);
    view.read('project', []);
    expect([taking(), gone]).toEqual([[], ['a']]);
  });

  it('leaves out one that nobody listens for, until it beats again', () => {
    view.read('project', [sighting('a', 1)]);
    view.markDeaf('a');
    view.read('project', [sighting('a', 1)]);
    expect([taking(), gone, view.find('a')]).toEqual([[], ['a'], undefined]);
    view.read('project', [sighting('a', 2)]);
    expect(taking()).toEqual(['a']);
  });

  it('hears of arrivals, drains and departures before the next reading', () => {
    view.notice({ kind: 'here', instance: record('a') });
    expect(taking()).toEqual(['a']);
    view.notice({ kind: 'here', instance: record('a', 'draining') });
    expect([taking(), view.find('a')?.state, gone]).toEqual([[], 'draining', []]);
    view.notice({ kind: 'gone', instanceId: 'a' });
    expect([view.find('a'), gone]).toEqual([undefined, ['a']]);
  });

  it('takes back one that announces itself after it was deaf', () => {
    view.read('project', [sighting('a', 5)]);
    view.markDeaf('a');
    view.notice({ kind: 'here', instance: record('a') });
    expect(taking()).toEqual(['a']);
  });
});
