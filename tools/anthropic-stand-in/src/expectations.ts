import { invalidRequest } from './api-error.ts';
import type { ToolResultBlock } from './content-block.ts';
import { blocksOf, type MessageRequest, type RequestMessage } from './message-request.ts';
import type { Expectation } from './script.ts';

/** The text of a tool result. */
export const resultText = (block: ToolResultBlock): string =>
  typeof block.content === 'string'
    ? block.content
    : (block.content ?? []).map((part) => (part.type === 'text' ? part.text : '')).join('\n');

export const toolResults = (message: RequestMessage | undefined): ToolResultBlock[] =>
  message ? blocksOf(message).filter((block) => block.type === 'tool_result') : [];

/** The text that a person wrote in a message. */
export const userText = (message: RequestMessage | undefined): string =>
  message
    ? blocksOf(message)
        .flatMap((block) => (block.type === 'text' ? [block.text] : []))
        .join('\n')
    : '';

const matches = (block: ToolResultBlock, wanted: NonNullable<Expectation['toolResult']>): boolean =>
  (wanted.contains === undefined || resultText(block).includes(wanted.contains)) &&
  (wanted.lacks === undefined || !resultText(block).includes(wanted.lacks)) &&
  (wanted.isError === undefined || wanted.isError === (block.is_error ?? false));

const shortened = (text: string): string => (text.length > 600 ? `${text.slice(0, 600)}…` : text);

const systemText = (request: MessageRequest): string =>
  typeof request.system === 'string' ? request.system : (request.system ?? []).map((block) => block.text).join('\n');

const faultOf = (request: MessageRequest, wanted: Expectation): string | undefined => {
  const last = request.messages.at(-1);
  const { toolResult } = wanted;
  if (toolResult && !toolResults(last).some((block) => matches(block, toolResult))) {
    const received = toolResults(last).map((block) => `${block.is_error ? '(error) ' : ''}${shortened(resultText(block))}`);
    return `a tool result with ${JSON.stringify(toolResult)}, but received ${JSON.stringify(received)}`;
  }
  if (wanted.userText && !userText(last).includes(wanted.userText.contains))
    return `the user's text to contain ${JSON.stringify(wanted.userText.contains)}, but it is ${JSON.stringify(shortened(userText(last)))}`;
  if (wanted.system && !systemText(request).includes(wanted.system.contains))
    return `the system prompt to contain ${JSON.stringify(wanted.system.contains)}`;
  const names = (request.tools ?? []).map((tool) => tool.name);
  if (wanted.tools && [...wanted.tools].toSorted().join() !== names.toSorted().join())
    return `the tools ${wanted.tools.join(', ')}, but received ${names.join(', ')}`;
  if (wanted.model && wanted.model !== request.model) return `the model ${wanted.model}, but received ${request.model}`;
  return undefined;
};

/** Answers 400 when the request is not what the scripted turn expects. */
export const assertExpectations = (request: MessageRequest, expectations: Expectation[], where: string): void => {
  for (const wanted of expectations) {
    const fault = faultOf(request, wanted);
    if (fault) throw invalidRequest(`${where} expected ${fault}`);
  }
};
