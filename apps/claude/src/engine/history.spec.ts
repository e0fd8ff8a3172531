import { describe, expect, it } from 'vitest';
import type { AiMessage, StoredBlock } from '../records/ai-message.ts';
import { requestMessages } from './history.ts';

const text = (words: string): StoredBlock => ({ type: 'text', text: words });
const thinking: StoredBlock = { type: 'thinking', thinking: 'Hm.', signature: 's' };
const result = (id: string, content = 'ok'): StoredBlock => ({ type: 'tool_result', tool_use_id: id, content });
const use = (id: string): StoredBlock => ({ type: 'tool_use', id, name: 'read', input: {} });

const conversation = (...rows: [run: 'old' | 'now', role: AiMessage['role'], ...content: StoredBlock[]][]): AiMessage[] =>
  rows.map(([run, role, ...content], place) => ({
    _id: `msg_${place}`,
    conversationId: 'cnv_01ARZ3NDEKTSV4RRFFQ69G5FAV',
    runId: run as AiMessage['runId'],
    place,
    role,
    content,
    turn: 1,
    createdAt: new Date(0),
  }));

describe('requestMessages', () => {
  it('keeps the thinking of this run and drops that of earlier ones', () => {
    const messages = conversation(
      ['old', 'user', text('a')],
      ['old', 'assistant', thinking, text('b')],
      ['now', 'user', text('c')],
      ['now', 'assistant', thinking, use('1')],
    );
    expect(requestMessages(messages, { runId: 'now' }).map(({ content }) => content)).toEqual([
      [text('a')],
      [text('b')],
      [text('c')],
      [thinking, use('1')],
    ]);
  });

  it('joins messages of one role, tool results first', () => {
    const messages = conversation(
      ['old', 'user', text('a')],
      ['old', 'assistant', use('1')],
      ['old', 'user', result('1'), text('warning')],
      ['now', 'user', text('b')],
    );
    expect(requestMessages(messages, { runId: 'now' }).at(-1)).toEqual({
      role: 'user',
      content: [result('1'), text('warning'), text('b')],
    });
  });

  it('never sends an empty answer', () => {
    const messages = conversation(['old', 'user', text('a')], ['old', 'assistant', thinking], ['now', 'user', text('b')]);
    expect(requestMessages(messages, { runId: 'now' })[1]).toEqual({ role: 'assistant', content: [text('(no answer)')] });
  });

  it('makes room before a place: no thinking, no long outputs', () => {
    const long = 'x'.repeat(5_000);
    const messages = conversation(
      ['now', 'user', text('a')],
      ['now', 'assistant', thinking, use('1')],
      ['now', 'user', result('1', long)],
      ['now', 'assistant', thinking, use('2')],
      ['now', 'user', result('2', long)],
    );
    const sent = requestMessages(messages, { runId: 'now', compactedBefore: 3 });
    expect(JSON.stringify(sent[2])).toContain('removed to make room');
    expect(JSON.stringify(sent[4])).toContain(long);
    expect(sent.map(({ content }) => JSON.stringify(content).includes('Hm.'))).toEqual([false, false, false, true, false]);
  });
});
