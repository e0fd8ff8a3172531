import { endedRunStates, type Run, type RunEvent } from '@constellation/contracts-claude';
import type { LiveServerFrame } from '@constellation/contracts-kernel';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from '../client/browser.ts';
import { LiveSocket } from '../client/live-socket.ts';
import { ClockReader, type Ticks } from './clock-reader.ts';
import { followsDirectly } from './follows-directly.ts';

const limitMs = 120_000;

/** What a browser saw of one run. */
export interface FollowedRun extends Ticks {
  /** Event ids that were left out, repeated or not in order. */
  breaks: number;
}

/** Asks Claude in a conversation of its own and follows the run on a socket of its own until it has ended. */
export const followClockRun = async (browser: Browser, projectId: string, label: string): Promise<FollowedRun> => {
  const live = await LiveSocket.open(browser);
  try {
    const run = await startRun(browser, projectId, label);
    const reader = new ClockReader();
    let last: string | undefined;
    let breaks = 0;
    const { promise: ended, resolve, reject } = Promise.withResolvers<RunEvent>();
    live.subscribe({ resource: 'run', id: run.id }, (frame: LiveServerFrame, atMs) => {
      if (frame.type === 'error') reject(new Error(`The subscription ended: ${frame.error.code}`));
      if (frame.type !== 'run-event') return;
      const event = frame.event as RunEvent;
      const { id, body } = event;
      if (last !== undefined && !followsDirectly(last, id)) breaks += 1;
      last = id;
      if (body.type === 'text.delta') reader.read(body.text, atMs);
      if (body.type !== 'run.state' || !endedRunStates.includes(body.state)) return;
      if (body.state === 'completed') resolve(event);
      else reject(new Error(`The run ${body.state}: ${body.reason?.message ?? 'no reason'}`));
    });
    await Promise.race([ended, delay(limitMs).then(() => Promise.reject(new Error('The run did not end.')))]);
    return { ...reader.ticks, breaks };
  } finally {
    live.close();
  }
};

const startRun = async (browser: Browser, projectId: string, label: string): Promise<Run> => {
  const headers = { 'idempotency-key': randomUUID() };
  const conversation = await browser.call<{ id: string }>('POST', `/projects/${projectId}/conversations`, { headers, body: {} });
  return browser.call<Run>('POST', `/conversations/${conversation.id}/runs`, {
    headers: { 'idempotency-key': randomUUID() },
    body: { text: `[[script:clock#${label}]] Tell the time.`, mode: 'plan' },
  });
};
