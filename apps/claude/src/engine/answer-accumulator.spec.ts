import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { AnswerAccumulator } from './answer-accumulator.ts';

const play = (...events: unknown[]) => {
  const answer = new AnswerAccumulator();
  const steps = events.map((event) => answer.add(event as Anthropic.RawMessageStreamEvent));
  return { answer, steps };
};

const start = {
  type: 'message_start',
  message: { id: 'msg_1', usage: { input_tokens: 10, cache_read_input_tokens: 5, cache_creation_input_tokens: 2, output_tokens: 1 } },
};
const text = (index: number, ...deltas: string[]) => [
  { type: 'content_block_start', index, content_block: { type: 'text', text: '', citations: null } },
  ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta: { type: 'text_delta', text: delta } })),
  { type: 'content_block_stop', index },
];
const tool = (index: number, ...parts: string[]) => [
  {
    type: 'content_block_start',
    index,
    content_block: { type: 'tool_use', id: `toolu_${String(index).repeat(16)}`, name: 'read', input: {}, caller: { type: 'direct' } },
  },
  ...parts.map((part) => ({ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json: part } })),
  { type: 'content_block_stop', index },
];
const end = (reason: string, output = 30) => [
  { type: 'message_delta', delta: { stop_reason: reason }, usage: { output_tokens: output } },
  { type: 'message_stop' },
];

describe('AnswerAccumulator', () => {
  it('puts blocks together, without the fields that may not be sent back', () => {
    const { answer } = play(start, ...text(0, 'Hel', 'lo'), ...tool(1, '{"path"', ':"a"}'), ...end('tool_use'));
    expect(answer.blocks).toEqual([
      { type: 'text', text: 'Hello' },
      { type: 'tool_use', id: 'toolu_1111111111111111', name: 'read', input: { path: 'a' } },
    ]);
    expect(answer).toMatchObject({ isWhole: true, stopReason: 'tool_use', messageId: 'msg_1', toolUses: [{ input: { path: 'a' } }] });
  });

  it('takes the last counts, which are sums, and keeps what the end leaves out', () => {
    const { answer } = play(start, { type: 'message_delta', delta: {}, usage: { output_tokens: 20 } }, ...end('end_turn', 30));
    expect(answer.usage).toEqual({ inputTokens: 10, cacheReadTokens: 5, cacheWriteTokens: 2, outputTokens: 30 });
  });

  it('takes no input at all for an empty object, and does not guess at what is not JSON', () => {
    const { answer } = play(start, ...tool(0), ...tool(1, '{"path":'), ...end('tool_use'));
    expect(answer.toolUses.map(({ input }) => input)).toEqual([{}, undefined]);
  });

  it('takes the whole input from the start event, as some servers send it', () => {
    const { answer } = play(
      { type: 'content_block_start', index: 0, content_block: { type: 'tool_use', id: 't', name: 'read', input: { path: 'b' } } },
      { type: 'content_block_stop', index: 0 },
    );
    expect(answer.toolUses[0]?.input).toEqual({ path: 'b' });
  });

  it('gives a call an id of its own where a server repeats its ids', () => {
    const call = [
      { type: 'content_block_start', index: 0, content_block: { type: 'tool_use', id: 'call_1', name: 'read', input: {} } },
      { type: 'content_block_stop', index: 0 },
    ];
    const [first, second] = [play(...call), play(...call)].map(({ answer }) => answer);
    expect(first?.toolUses[0]?.id).toMatch(/^toolu_/);
    expect(first?.toolUses[0]?.id).not.toBe(second?.toolUses[0]?.id);
    expect(first?.blocks).toMatchObject([{ id: first?.toolUses[0]?.id }]);
  });

  it('is not whole before message_stop, and knows what was seen so far', () => {
    const { answer } = play(
      start,
      ...text(0, 'One'),
      { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: 'Tw' } },
    );
    expect(answer.isWhole).toBe(false);
    expect(answer.texts).toEqual(['One', 'Tw']);
  });

  it('passes over what it does not know', () => {
    const { answer } = play(
      start,
      { type: 'ping' },
      { type: 'something_new' },
      { type: 'content_block_delta', index: 9, delta: { type: 'text_delta', text: 'lost' } },
      ...end('end_turn'),
    );
    expect(answer).toMatchObject({ isWhole: true, blocks: [] });
  });
});
