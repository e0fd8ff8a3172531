import type { Answer } from './answer.ts';

/** One server-sent event of an answer; `make` is called when it is sent. */
export interface Frame {
  name: string;
  make: () => Record<string, unknown>;
  waitMs?: number;
}

const frame = (name: string, rest: Record<string, unknown> = {}): Frame => ({ name, make: () => ({ type: name, ...rest }) });

const outputUsage = (answer: Answer, tokens: number) => ({
  output_tokens: tokens,
  output_tokens_details: { thinking_tokens: answer.thinkingTokens },
  server_tool_use: null,
});

export const usageOf = (answer: Answer) => ({
  ...answer.inputUsage,
  ...outputUsage(answer, answer.outputTokens),
  service_tier: 'standard',
  inference_geo: null,
  speed: null,
});

const message = (answer: Answer) => ({
  id: answer.id,
  type: 'message',
  role: 'assistant',
  model: answer.model,
  container: null,
  diagnostics: null,
});

/** The answer as one message, for requests that do not stream. */
export const wholeMessage = (answer: Answer) => ({
  ...message(answer),
  content: answer.blocks.map((block) => block.final),
  stop_reason: answer.stopReason,
  stop_sequence: null,
  stop_details: answer.stopDetails,
  usage: usageOf(answer),
});

const startFrame = (answer: Answer): Frame =>
  frame('message_start', {
    message: {
      ...message(answer),
      content: [],
      stop_reason: null,
      stop_sequence: null,
      stop_details: null,
      usage: { ...usageOf(answer), output_tokens: 1 },
    },
  });

/** The answer as the events of a stream, `message_stop` last. */
export const framesOf = (answer: Answer, options: { pings: boolean; delayMs: number }): Frame[] => [
  startFrame(answer),
  ...(options.pings ? [frame('ping')] : []),
  ...answer.blocks.flatMap((block, index) => [
    frame('content_block_start', { index, content_block: block.start }),
    ...block.deltas.map(({ delta, waitMs }) => ({
      name: 'content_block_delta',
      make: () => ({ type: 'content_block_delta', index, delta: typeof delta === 'function' ? delta() : delta }),
      waitMs: waitMs ?? options.delayMs,
    })),
    ...(options.pings ? [frame('ping')] : []),
    frame('content_block_stop', { index }),
  ]),
  frame('message_delta', {
    delta: { stop_reason: answer.stopReason, stop_sequence: null, stop_details: answer.stopDetails, container: null },
    usage: { ...answer.inputUsage, ...outputUsage(answer, answer.outputTokens) },
  }),
  frame('message_stop'),
];
