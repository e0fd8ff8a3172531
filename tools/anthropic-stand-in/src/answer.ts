import { randomBytes } from 'node:crypto';
import type { ContentBlock } from './content-block.ts';
import type { MessageRequest } from './message-request.ts';
import { countTokens, type InputUsage } from './prompt-cache.ts';
import type { ReplyBlock, Turn } from './script.ts';
import { signThinking } from './thinking-binding.ts';

/** A block of the answer, and the pieces in which it is streamed. */
export interface AnswerBlock {
  final: ContentBlock;
  start: Record<string, unknown>;
  deltas: { delta: Record<string, unknown> | (() => Record<string, unknown>); waitMs?: number }[];
}

/** A whole answer before it is sent. */
export interface Answer {
  id: string;
  model: string;
  blocks: AnswerBlock[];
  stopReason: string;
  stopDetails: Record<string, unknown> | null;
  inputUsage: InputUsage;
  outputTokens: number;
  thinkingTokens: number;
}

const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

const pieces = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));

const textBlock = (text: string, turn: Turn): AnswerBlock => ({
  final: { type: 'text', text },
  start: { type: 'text', text: '', citations: null },
  deltas: pieces(text, turn.chunkSize).map((piece) => ({ delta: { type: 'text_delta', text: piece } })),
});

const clockBlock = (ticks: number, everyMs: number): AnswerBlock => ({
  final: { type: 'text', text: '0000000000000\n'.repeat(ticks) },
  start: { type: 'text', text: '', citations: null },
  deltas: Array.from({ length: ticks }, () => ({ delta: () => ({ type: 'text_delta', text: `${Date.now()}\n` }), waitMs: everyMs })),
});

const toolBlock = (block: Extract<ReplyBlock, { type: 'tool_use' }>, turn: Turn): AnswerBlock => {
  const id = newId('toolu');
  const json = block.inputText ?? (Object.keys(block.input).length > 0 ? JSON.stringify(block.input) : '');
  return {
    final: { type: 'tool_use', id, name: block.name, input: block.input },
    start: { type: 'tool_use', id, name: block.name, input: {}, caller: { type: 'direct' } },
    deltas: pieces(json, turn.chunkSize).map((piece) => ({ delta: { type: 'input_json_delta', partial_json: piece } })),
  };
};

const thinkingBlock = (thinking: string, turn: Turn, request: MessageRequest, before: ContentBlock[]): AnswerBlock => {
  const signature = signThinking(request, before, thinking);
  return {
    final: { type: 'thinking', thinking, signature },
    start: { type: 'thinking', thinking: '', signature: '' },
    deltas: [
      ...pieces(thinking, turn.chunkSize).map((piece) => ({ delta: { type: 'thinking_delta', thinking: piece } })),
      { delta: { type: 'signature_delta', signature } },
    ],
  };
};

const makeBlock = (block: ReplyBlock, turn: Turn, request: MessageRequest, before: ContentBlock[]): AnswerBlock => {
  if (block.type === 'text') return textBlock(block.text, turn);
  if (block.type === 'clock') return clockBlock(block.ticks, block.everyMs);
  if (block.type === 'thinking') return thinkingBlock(block.thinking, turn, request, before);
  return toolBlock(block, turn);
};

/** Turns a scripted turn into the answer to one request. */
export const makeAnswer = (turn: Turn, request: MessageRequest, inputUsage: InputUsage): Answer => {
  const blocks: AnswerBlock[] = [];
  for (const block of turn.reply)
    blocks.push(
      makeBlock(
        block,
        turn,
        request,
        blocks.map((made) => made.final),
      ),
    );
  const thinking = turn.reply.filter((block) => block.type === 'thinking').map((block) => block.thinking);
  const callsTool = turn.reply.some((block) => block.type === 'tool_use');
  return {
    id: newId('msg'),
    model: request.model,
    blocks,
    stopReason: turn.stopReason ?? (callsTool ? 'tool_use' : 'end_turn'),
    stopDetails: turn.stopDetails ?? null,
    inputUsage: turn.usage?.input_tokens === undefined ? inputUsage : { ...inputUsage, input_tokens: turn.usage.input_tokens },
    outputTokens: turn.usage?.output_tokens ?? Math.max(1, countTokens(JSON.stringify(turn.reply))),
    thinkingTokens: countTokens(thinking.join('')),
  };
};
