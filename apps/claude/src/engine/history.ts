import type Anthropic from '@anthropic-ai/sdk';
import type { AiMessage, StoredBlock } from '../records/ai-message.ts';

const isThinking = (block: StoredBlock): boolean => block.type === 'thinking' || block.type === 'redacted_thinking';

const clearedOutput = '(This output was removed to make room. Run the tool again if you need it.)';
const keptOutput = 2_000;

const withoutOutput = (block: StoredBlock): StoredBlock =>
  block.type === 'tool_result' && typeof block['content'] === 'string' && block['content'].length > keptOutput
    ? { ...block, content: clearedOutput }
    : block;

export interface HistoryOptions {
  runId: string;
  compactedBefore?: number | undefined;
}

/** Thinking is bound to the exact prefix, and what stands before this run may differ from what the provider saw. */
const blocksFor = (message: AiMessage, { runId, compactedBefore = 0 }: HistoryOptions): StoredBlock[] => {
  const isCompacted = message.place < compactedBefore;
  const kept = message.runId === runId && !isCompacted ? message.content : message.content.filter((block) => !isThinking(block));
  const blocks = isCompacted ? kept.map(withoutOutput) : kept;
  return blocks.length > 0 ? blocks : [{ type: 'text', text: '(no answer)' }];
};

const resultsFirst = (blocks: StoredBlock[]): StoredBlock[] => [
  ...blocks.filter((block) => block.type === 'tool_result'),
  ...blocks.filter((block) => block.type !== 'tool_result'),
];

/** The messages of a conversation as the provider gets them: roles alternate, tool results stand first. */
export const requestMessages = (messages: AiMessage[], options: HistoryOptions): Anthropic.MessageParam[] => {
  const merged: { role: AiMessage['role']; content: StoredBlock[] }[] = [];
  for (const message of messages) {
    const content = blocksFor(message, options);
    const last = merged.at(-1);
    if (last?.role === message.role) last.content.push(...content);
    else merged.push({ role: message.role, content: [...content] });
  }
  return merged.map(({ role, content }) => ({
    role,
    content: (role === 'user' ? resultsFirst(content) : content) as unknown as Anthropic.ContentBlockParam[],
  }));
};
