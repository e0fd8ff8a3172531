import type { RunEventBody } from '@constellation/contracts-claude';
import { describe, expect, it } from 'vitest';
import { addEvent, newTranscript, waitingTool, type Transcript } from './transcript.ts';

const play = (transcript: Transcript, ...events: [id: string, body: RunEventBody][]) => {
  for (const [id, body] of events) {
    addEvent(transcript, { id, runId: 'run_01ARZ3NDEKTSV4RRFFQ69G5FAV', at: '2026-01-01T00:00:00.000Z', body }, 7);
  }
  return transcript;
};

const place = { turn: 1, attempt: 1, index: 0 };
const intent: RunEventBody = { type: 'tool.intent', turn: 1, toolUseId: 'toolu_1', tool: 'edit', input: { path: 'a' }, effect: 'write' };

describe('a transcript', () => {
  it('puts the finished block in place of what was streamed', () => {
    const { items } = play(
      newTranscript('running'),
      ['1-1', { type: 'text.delta', ...place, text: 'Hel' }],
      ['1-2', { type: 'text.delta', ...place, text: 'lo' }],
      ['1-3', { type: 'text.block', ...place, text: 'Hello.' }],
    );
    expect(items).toEqual([{ kind: 'text', key: 'text-1-1-0', turn: 1, attempt: 1, text: 'Hello.', isOpen: false }]);
  });

  it('takes each event once, whatever is sent again after a reconnect', () => {
    const transcript = play(
      newTranscript('running'),
      ['1-9', { type: 'text.delta', ...place, text: 'a' }],
      ['1-10', { type: 'text.delta', ...place, text: 'b' }],
    );
    play(transcript, ['1-9', { type: 'text.delta', ...place, text: 'a' }], ['1-10', { type: 'text.delta', ...place, text: 'b' }]);
    expect(transcript.items).toMatchObject([{ text: 'ab' }]);
  });

  it('knows that a new generation comes after every event of the old one', () => {
    const transcript = play(
      newTranscript('running'),
      ['1-500', { type: 'text.delta', ...place, text: 'a' }],
      ['2-1', { type: 'run.resumed', generation: 2 }],
    );
    expect(transcript.items.at(-1)).toMatchObject({ kind: 'note' });
  });

  it('drops what a broken answer had written', () => {
    const { items } = play(
      newTranscript('running'),
      ['1-1', { type: 'text.delta', ...place, text: 'half' }],
      ['1-2', { type: 'turn.superseded', turn: 1, attempt: 1, message: 'The answer broke off; asked again.' }],
    );
    expect(items).toMatchObject([{ kind: 'note' }]);
  });

  it('shows a question until it is decided, and what came of it', () => {
    const transcript = play(
      newTranscript('running'),
      ['1-1', intent],
      [
        '1-2',
        {
          type: 'approval.asked',
          approval: { id: 'toolu_1', tool: 'edit', input: { path: 'a' }, inputHash: '', askedAt: '2026-01-01T00:00:00.000Z' },
        },
      ],
    );
    expect(waitingTool(transcript)).toMatchObject({ phase: 'waiting', askedAt: 7 });
    play(
      transcript,
      ['1-3', { type: 'approval.decided', toolUseId: 'toolu_1', decision: 'allow', by: 'usr_01ARZ3NDEKTSV4RRFFQ69G5FAV' }],
      [
        '1-4',
        {
          type: 'tool.result',
          toolUseId: 'toolu_1',
          isError: false,
          isUnknown: false,
          text: 'ok',
          truncated: false,
          durationMs: 5,
          linesAdded: 3,
          linesRemoved: 1,
        },
      ],
    );
    expect(waitingTool(transcript)).toBeUndefined();
    expect(transcript.items[0]).toMatchObject({ phase: 'done', linesAdded: 3 });
  });

  it('takes a command that ended with another code than 0 for failed', () => {
    const result = { isError: false, isUnknown: false, text: '', truncated: false, durationMs: 1, exitCode: 1 };
    const { items } = play(newTranscript('running'), ['1-1', intent], ['1-2', { type: 'tool.result', toolUseId: 'toolu_1', ...result }]);
    expect(items[0]).toMatchObject({ phase: 'failed', exitCode: 1 });
  });

  it('says that the outcome of a call is not known', () => {
    const { items } = play(
      newTranscript('running'),
      ['1-1', intent],
      ['1-2', { type: 'tool.result', toolUseId: 'toolu_1', isError: true, isUnknown: true, text: '', truncated: false, durationMs: 0 }],
    );
    expect(items[0]).toMatchObject({ phase: 'unknown' });
  });
});
