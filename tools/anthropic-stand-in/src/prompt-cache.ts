import { createHash } from 'node:crypto';
import type { Prompt } from './message-request.ts';
import { promptSegments } from './thinking-binding.ts';

const rememberedPrompts = 64;
const smallestCachedPrefix = 1_024;

/** Tokens of a text, as this stand-in counts them: a quarter of its characters. */
export const countTokens = (text: string): number => Math.ceil(text.length / 4);

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Tokens of a whole prompt; the same figure as its three input figures together. */
export const countPromptTokens = (prompt: Prompt): number => sum(promptSegments(prompt).map(countTokens));

export interface InputUsage {
  input_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
  cache_creation: { ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number };
}

const breakpoint = (prompt: Prompt, segments: number): number => {
  if (prompt.cache_control) return segments;
  const toolsAndSystem = (prompt.tools?.length ?? 0) + (Array.isArray(prompt.system) ? prompt.system.length : prompt.system ? 1 : 0);
  const lastMessage = prompt.messages.findLastIndex(
    (message) => Array.isArray(message.content) && message.content.some((block) => 'cache_control' in block && block.cache_control),
  );
  if (lastMessage >= 0) return toolsAndSystem + lastMessage + 1;
  const systemMarked = Array.isArray(prompt.system) && prompt.system.some((block) => block.cache_control);
  return systemMarked ? toolsAndSystem : prompt.tools?.some((tool) => tool.cache_control) ? prompt.tools.length : 0;
};

/** Computes cache figures from the longest prefix that a prompt shares with an earlier one of the same model. */
export class PromptCache {
  #earlier: { model: string; hashes: string[] }[] = [];

  use(prompt: Prompt): InputUsage {
    const segments = promptSegments(prompt);
    const tokens = segments.map(countTokens);
    const hashes = segments.map((segment) => createHash('sha256').update(segment).digest('base64'));
    const marked = breakpoint(prompt, segments.length);
    const cached = sum(tokens.slice(0, marked)) >= smallestCachedPrefix ? marked : 0;
    const shared = Math.min(cached, this.#longestShared(prompt.model, hashes));
    if (cached > 0) this.#remember(prompt.model, hashes.slice(0, cached));
    const created = sum(tokens.slice(shared, cached));
    return {
      input_tokens: sum(tokens.slice(cached)),
      cache_creation_input_tokens: created,
      cache_read_input_tokens: sum(tokens.slice(0, shared)),
      cache_creation: { ephemeral_5m_input_tokens: created, ephemeral_1h_input_tokens: 0 },
    };
  }

  #longestShared(model: string, hashes: string[]): number {
    const lengths = this.#earlier
      .filter((prompt) => prompt.model === model)
      .map((prompt) => {
        const differs = hashes.findIndex((hash, index) => hash !== prompt.hashes[index]);
        return differs < 0 ? hashes.length : differs;
      });
    return Math.max(0, ...lengths);
  }

  #remember(model: string, hashes: string[]): void {
    this.#earlier = [...this.#earlier.slice(1 - rememberedPrompts), { model, hashes }];
  }
}
