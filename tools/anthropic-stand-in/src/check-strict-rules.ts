import { invalidRequest } from './api-error.ts';
import type { ContentBlock } from './content-block.ts';
import { blocksOf, type MessageRequest, type Prompt, type RequestMessage } from './message-request.ts';
import { isLatestGeneration } from './model-catalogue.ts';

const blockTypesByRole: Record<RequestMessage['role'], readonly ContentBlock['type'][]> = {
  user: ['text', 'image', 'document', 'tool_result'],
  assistant: ['text', 'thinking', 'redacted_thinking', 'tool_use', 'server_tool_use'],
  system: ['text'],
};

const checkRoles = (messages: RequestMessage[]): void => {
  if (messages[0]?.role !== 'user') throw invalidRequest('messages: first message must use the "user" role');
  messages.forEach((message, index) => {
    if (message.role !== 'system' && message.role === messages[index - 1]?.role) {
      throw invalidRequest(
        `messages.${index}: roles must alternate between "user" and "assistant", but found multiple "${message.role}" roles in a row`,
      );
    }
    const stranger = blocksOf(message).find((block) => !blockTypesByRole[message.role].includes(block.type));
    if (stranger)
      throw invalidRequest(`messages.${index}.content: \`${stranger.type}\` blocks are not permitted in ${message.role} messages`);
  });
};

const toolUseIds = (message: RequestMessage | undefined): string[] =>
  message?.role === 'assistant' ? blocksOf(message).flatMap((block) => (block.type === 'tool_use' ? [block.id] : [])) : [];

const checkResults = (messages: RequestMessage[], index: number): void => {
  const message = messages[index];
  if (message?.role !== 'user') return;
  const asked = toolUseIds(messages[index - 1]);
  const blocks = blocksOf(message);
  const answered = blocks.flatMap((block) => (block.type === 'tool_result' ? [block.tool_use_id] : []));
  const unknown = answered.find((id) => !asked.includes(id));
  if (unknown)
    throw invalidRequest(
      `messages.${index}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${unknown}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
    );
  const missing = asked.filter((id) => !answered.includes(id));
  if (missing.length > 0)
    throw invalidRequest(
      `messages.${index - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing.join(', ')}.`,
    );
  if (new Set(answered).size !== answered.length)
    throw invalidRequest(`messages.${index}: each tool_use must have a single result. Found multiple \`tool_result\` blocks with one id.`);
  if (blocks.slice(0, answered.length).some((block) => block.type !== 'tool_result')) {
    throw invalidRequest(`messages.${index}: \`tool_result\` blocks must come first in the message that answers \`tool_use\``);
  }
};

const checkTools = (request: Prompt): void => {
  const names = (request.tools ?? []).map((tool) => tool.name);
  const ids = request.messages.flatMap(toolUseIds);
  if (new Set(names).size !== names.length) throw invalidRequest('tools: Tool names must be unique.');
  if (new Set(ids).size !== ids.length) throw invalidRequest('messages: `tool_use` ids must be unique');
  if (ids.length > 0 && names.length === 0)
    throw invalidRequest('Requests which include `tool_use` or `tool_result` blocks must define tools');
};

const checkGeneration = (request: Prompt): void => {
  if (!isLatestGeneration(request.model)) return;
  const choice = request.tool_choice?.type;
  if (choice === 'any' || choice === 'tool') throw invalidRequest(`tool_choice: forced tool use is not supported for ${request.model}`);
  const thinking = request.thinking?.type;
  if (thinking === 'disabled' || thinking === 'enabled')
    throw invalidRequest(`thinking: type "${thinking}" is not supported for ${request.model}`);
};

/** The rules that span fields and messages. `isPaused` tells whether an assistant message is one that ended in `pause_turn`. */
export const checkStrictRules = (request: Prompt | MessageRequest, isPaused: (message: RequestMessage) => boolean): void => {
  checkRoles(request.messages);
  request.messages.forEach((_, index) => checkResults(request.messages, index));
  checkTools(request);
  checkGeneration(request);
  const last = request.messages.at(-1);
  if (last?.role === 'assistant' && !isPaused(last)) {
    throw invalidRequest('This model does not support assistant message prefill. The conversation must end with a user message.');
  }
};
