import { describe, expect, it } from 'vitest';
import { mayStart, ownerIsAdmin } from './may-start.ts';
import { recentCrashes, restartPauseMs } from './restart-pause.ts';
import { beginStep, describeStep, failStep, finishSteps, plannedSteps } from './workspace-steps.ts';

describe('the steps of a start', () => {
  const now = new Date('2026-11-24T10:00:00.000Z');
  const planned = plannedSteps(['folder', 'agent', 'clone']);
  const states = (steps: typeof planned) => steps.map(({ state }) => state).join(' ');

  it('are done up to the one that begins', () => {
    expect(states(beginStep(planned, 'agent', now))).toBe('done running waiting');
  });
  it('carry progress that goes with their end', () => {
    const described = describeStep(beginStep(planned, 'clone', now), 'Receiving objects: 43 %');
    expect(described.at(-1)?.detail).toBe('Receiving objects: 43 %');
    expect(finishSteps(described, now).at(-1)).toEqual({
      name: 'clone',
      state: 'done',
      startedAt: now.toISOString(),
      endedAt: now.toISOString(),
    });
  });
  it('fail where they stood, with the reason beside it', () => {
    expect(states(failStep(beginStep(planned, 'agent', now), 'why', now))).toBe('done failed waiting');
    expect(failStep(planned, 'why', now)[0]).toMatchObject({ state: 'failed', detail: 'why' });
  });
});

describe('the pause before a workspace is started again', () => {
  const now = new Date('2026-11-24T10:00:00.000Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

  it('grows with each crash, and the fifth in ten minutes is the last', () => {
    const pauses = [0, 1, 2, 3, 4].map((earlier) =>
      restartPauseMs(
        recentCrashes(
          Array.from({ length: earlier }, () => ago(1)),
          now,
        ),
      ),
    );
    expect(pauses).toEqual([1_000, 5_000, 30_000, 30_000, undefined]);
  });
  it('forgets crashes of long ago', () => {
    expect(restartPauseMs(recentCrashes([ago(11), ago(12), ago(13), ago(14)], now))).toBe(1_000);
  });
});

describe('a start on the host itself', () => {
  const asked = { driver: 'local', isolation: 'namespace', localFor: 'admin', ownerId: 'usr_1', ownerWasAdmin: false } as const;
  const person = (userId: string, platformRole: 'admin' | 'member') => ({ userId: userId as `usr_${string}`, platformRole });

  it('is for projects of the administrator, by whomever', () => {
    expect(mayStart({ ...asked, person: person('usr_1', 'admin') })).toBe(true);
    expect(mayStart({ ...asked, person: person('usr_1', 'member') })).toBe(false);
    expect(mayStart({ ...asked, person: person('usr_2', 'admin') })).toBe(false);
    expect(mayStart({ ...asked, ownerWasAdmin: true, person: person('usr_2', 'member') })).toBe(true);
  });
  it('is for everyone when the operator says so, and anywhere else by its own rules', () => {
    expect(mayStart({ ...asked, localFor: 'everyone', person: person('usr_1', 'member') })).toBe(true);
    expect(mayStart({ ...asked, driver: 'docker', person: person('usr_1', 'member') })).toBe(true);
  });
  it('learns from the owner whether they are still the administrator', () => {
    expect(ownerIsAdmin({ ...asked, ownerWasAdmin: true, person: person('usr_1', 'member') })).toBe(false);
  });
});
