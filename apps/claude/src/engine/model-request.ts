import type Anthropic from '@anthropic-ai/sdk';
import type { AiMessage } from '../records/ai-message.ts';
import type { AiRun } from '../records/ai-run.ts';
import { requestMessages } from './history.ts';
import { systemPrompt } from './system-prompt.ts';
import { toolsForMode } from './tools-for-mode.ts';

export const usualMaxTokens = 16_000;
export const largestMaxTokens = 32_000;

/** The request of one turn. System prompt and tools are the same in every turn of a run. */
export const modelRequest = (run: AiRun, messages: AiMessage[], maxTokens: number): Anthropic.MessageCreateParamsStreaming => ({
  model: run.model,
  max_tokens: maxTokens,
  system: [{ type: 'text', text: systemPrompt(run.mode), cache_control: { type: 'ephemeral' } }],
  tools: toolsForMode(run.mode),
  cache_control: { type: 'ephemeral' },
  messages: requestMessages(messages, { runId: run._id, compactedBefore: run.compactedBefore }),
  stream: true,
});
