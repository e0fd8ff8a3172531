import { createHash } from 'node:crypto';
import { invalidRequest } from './api-error.ts';
import type { ContentBlock } from './content-block.ts';
import { blocksOf, type Prompt, type RequestMessage } from './message-request.ts';

const essence = (block: ContentBlock): unknown => {
  if (block.type === 'text') return ['text', block.text];
  if (block.type === 'tool_use' || block.type === 'server_tool_use') return [block.type, block.id, block.name, block.input];
  if (block.type === 'tool_result') {
    const content = typeof block.content === 'string' ? [{ type: 'text' as const, text: block.content }] : (block.content ?? []);
    return ['tool_result', block.tool_use_id, block.is_error ?? false, content.map(essence)];
  }
  return Object.entries(block).filter(([key]) => key !== 'cache_control');
};

const messageEssence = (message: RequestMessage): unknown => [message.role, blocksOf(message).map(essence)];

const systemTexts = (system: Prompt['system']): string[] =>
  typeof system === 'string' ? [system] : (system ?? []).map((block) => block.text);

/** The prompt in the parts that caching and thinking are bound to, in their order: tools, system, messages. */
export const promptSegments = (prompt: Prompt): string[] => [
  ...(prompt.tools ?? []).map((tool) => JSON.stringify(['tool', tool.name, tool.description, tool.input_schema])),
  ...systemTexts(prompt.system).map((text) => JSON.stringify(['system', text])),
  ...prompt.messages.map((message) => JSON.stringify(messageEssence(message))),
];

/** The signature of a thinking block that stands after `before` in the answer to `prompt`. */
export const signThinking = (prompt: Prompt, before: ContentBlock[], thinking: string): string =>
  createHash('sha256')
    .update(JSON.stringify([prompt.model, promptSegments(prompt), before.map(essence), thinking]))
    .digest('base64');

/** Refuses a thinking block whose model or prefix is not the one that it was made for. */
export const checkThinking = (prompt: Prompt): void => {
  prompt.messages.forEach((message, at) => {
    const blocks = message.role === 'assistant' ? blocksOf(message) : [];
    blocks.forEach((block, place) => {
      if (block.type !== 'thinking') return;
      const prefix = { ...prompt, messages: prompt.messages.slice(0, at) };
      if (signThinking(prefix, blocks.slice(0, place), block.thinking) !== block.signature) {
        throw invalidRequest(`messages.${at}.content.${place}: Invalid \`signature\` in \`thinking\` block`);
      }
    });
  });
};
