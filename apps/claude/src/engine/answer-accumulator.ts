import type Anthropic from '@anthropic-ai/sdk';
import type { TokenUsage } from '@constellation/contracts-claude';
import { ulid } from 'ulid';
import { textIn, type StoredBlock } from '../records/ai-message.ts';

type StreamEvent = Anthropic.RawMessageStreamEvent;

export interface ToolUse {
  index: number;
  id: string;
  name: string;
  /** `undefined` when the text of the input is not JSON. */
  input: Record<string, unknown> | undefined;
  inputText: string;
}

/** What one event adds to what is shown. */
export type AnswerStep =
  | { kind: 'text' | 'thinking'; index: number; delta: string }
  | { kind: 'block'; index: number; block: StoredBlock }
  | { kind: 'started' }
  | undefined;

const asRecord = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

const parseInput = (text: string): Record<string, unknown> | undefined => {
  if (text.trim() === '') return {};
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const providerId = /^toolu_[A-Za-z0-9]{16,90}$/;

/** Compatible servers repeat their ids; an id of ours names one call for ever. */
const toolUseIdFrom = (id: unknown): string => (typeof id === 'string' && providerId.test(id) ? id : `toolu_${ulid()}`);

const count = (value: number | null | undefined): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;

/** Puts an answer together from raw stream events. It is whole only when `message_stop` came. */
export class AnswerAccumulator {
  private readonly open = new Map<number, StoredBlock>();
  private readonly inputTexts = new Map<number, string>();
  private readonly finished: StoredBlock[] = [];
  private tokens: TokenUsage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
  readonly toolUses: ToolUse[] = [];
  isWhole = false;
  hasStarted = false;
  messageId: string | undefined;
  stopReason: string | undefined;
  stopDetails: Record<string, unknown> | undefined;

  get blocks(): StoredBlock[] {
    return this.finished;
  }

  /** The text of the block that is being written. */
  get openText(): { index: number; text: string } | undefined {
    const [entry] = [...this.open].filter(([, block]) => block.type === 'text');
    return entry && { index: entry[0], text: textIn(entry[1], 'text') };
  }

  /** All text so far. */
  get texts(): string[] {
    const finished = this.finished.flatMap((block) => (block.type === 'text' ? [textIn(block, 'text')] : []));
    return [...finished, this.openText?.text ?? ''].filter((text) => text.trim() !== '');
  }

  get usage(): TokenUsage {
    return this.tokens;
  }

  add(event: StreamEvent): AnswerStep {
    switch (event.type) {
      case 'message_start':
        return this.start(event.message);
      case 'content_block_start':
        this.open.set(event.index, { ...event.content_block });
        return undefined;
      case 'content_block_delta':
        return this.extend(event.index, event.delta);
      case 'content_block_stop':
        return this.finish(event.index);
      case 'message_delta':
        this.end(event);
        return undefined;
      case 'message_stop':
        this.isWhole = true;
        return undefined;
      default:
        return undefined;
    }
  }

  private start(message: Anthropic.Message): AnswerStep {
    this.hasStarted = true;
    this.messageId = message.id;
    this.count(message.usage);
    return { kind: 'started' };
  }

  /** Counts are cumulative: the last one counts. Compatible servers leave some out. */
  private count(usage: Partial<Anthropic.MessageDeltaUsage> | undefined): void {
    if (!usage) return;
    this.tokens = {
      inputTokens: count(usage.input_tokens) || this.tokens.inputTokens,
      outputTokens: count(usage.output_tokens) || this.tokens.outputTokens,
      cacheReadTokens: count(usage.cache_read_input_tokens) || this.tokens.cacheReadTokens,
      cacheWriteTokens: count(usage.cache_creation_input_tokens) || this.tokens.cacheWriteTokens,
    };
  }

  private extend(index: number, delta: Anthropic.RawContentBlockDelta): AnswerStep {
    const block = this.open.get(index);
    if (!block) return undefined;
    if (delta.type === 'text_delta') {
      block['text'] = textIn(block, 'text') + delta.text;
      return { kind: 'text', index, delta: delta.text };
    }
    if (delta.type === 'thinking_delta') {
      block['thinking'] = textIn(block, 'thinking') + delta.thinking;
      return { kind: 'thinking', index, delta: delta.thinking };
    }
    if (delta.type === 'signature_delta') block['signature'] = delta.signature;
    if (delta.type === 'input_json_delta') this.inputTexts.set(index, `${this.inputTexts.get(index) ?? ''}${delta.partial_json}`);
    return undefined;
  }

  private finish(index: number): AnswerStep {
    const block = this.open.get(index);
    if (!block) return undefined;
    this.open.delete(index);
    const sent = this.cleaned(block, index);
    this.finished.push(sent);
    return { kind: 'block', index, block: sent };
  }

  /** The block as it may be sent back: no fields that only answers have. */
  private cleaned(block: StoredBlock, index: number): StoredBlock {
    if (block.type === 'text') return { type: 'text', text: block['text'] };
    if (block.type !== 'tool_use') return block;
    const given = asRecord(block['input']);
    const text = this.inputTexts.get(index) ?? (given && Object.keys(given).length > 0 ? JSON.stringify(given) : '');
    const input = parseInput(text);
    const use: ToolUse = { index, id: toolUseIdFrom(block['id']), name: String(block['name']), input, inputText: text };
    this.toolUses.push(use);
    return { type: 'tool_use', id: use.id, name: use.name, input: input ?? {} };
  }

  private end(event: Anthropic.RawMessageDeltaEvent): void {
    this.stopReason = event.delta.stop_reason ?? this.stopReason;
    this.stopDetails = asRecord(event.delta.stop_details) ?? this.stopDetails;
    this.count(event.usage);
  }
}
