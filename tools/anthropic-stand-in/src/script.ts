import { z } from 'zod';
import type { MessageRequest } from './message-request.ts';

const afterFrames = z.number().int().min(0).default(3);

/** What goes wrong with one answer. `afterFrames` counts the frames that are sent before it happens. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** An HTTP error before the stream. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int().min(300).max(599),
    errorType: z.string().optional(),
    message: z.string().default('scripted failure'),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  /** The stream ends cleanly, without `message_stop`. */
  z.strictObject({ kind: z.literal('end'), afterFrames }),
  /** The socket is destroyed. */
  z.strictObject({ kind: z.literal('cut'), afterFrames }),
  /** An `error` event, then the end. */
  z.strictObject({
    kind: z.literal('error-event'),
    afterFrames,
    errorType: z.string().default('overloaded_error'),
    message: z.string().default('Overloaded'),
  }),
  /** Nothing for so long; then the rest. */
  z.strictObject({ kind: z.literal('silence'), afterFrames, ms: z.number().int().min(0) }),
  /** Frames without an `event:` line, which clients drop. */
  z.strictObject({ kind: z.literal('nameless-frames') }),
]);
export type Fault = z.output<typeof faultSchema>;

const replyBlockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  /** Text made while it streams: the time of each delta in milliseconds, one per line. Measures the way to the reader. */
  z.strictObject({ type: z.literal('clock'), ticks: z.number().int().min(1).max(100_000), everyMs: z.number().int().min(0) }),
  z.strictObject({ type: z.literal('thinking'), thinking: z.string() }),
  /** `inputText` replaces the JSON of `input` by any text, cut or invalid. */
  z.strictObject({
    type: z.literal('tool_use'),
    name: z.string(),
    input: z.record(z.string(), z.unknown()).default({}),
    inputText: z.string().optional(),
  }),
]);
export type ReplyBlock = z.output<typeof replyBlockSchema>;

/** What must have been received. `toolResult` looks at the results in the last message. */
const expectationSchema = z.strictObject({
  toolResult: z.strictObject({ contains: z.string().optional(), lacks: z.string().optional(), isError: z.boolean().optional() }).optional(),
  userText: z.strictObject({ contains: z.string() }).optional(),
  system: z.strictObject({ contains: z.string() }).optional(),
  tools: z.array(z.string()).optional(),
  model: z.string().optional(),
});
export type Expectation = z.output<typeof expectationSchema>;

const stopReasonSchema = z.enum([
  'end_turn',
  'max_tokens',
  'stop_sequence',
  'tool_use',
  'pause_turn',
  'refusal',
  'model_context_window_exceeded',
]);

export const turnSchema = z.strictObject({
  expect: z.array(expectationSchema).default([]),
  reply: z.array(replyBlockSchema).default([]),
  /** `tool_use` when a tool is called and `end_turn` otherwise, unless given. */
  stopReason: stopReasonSchema.optional(),
  stopDetails: z.record(z.string(), z.unknown()).optional(),
  usage: z.strictObject({ input_tokens: z.number().int(), output_tokens: z.number().int() }).partial().optional(),
  /** One entry per attempt at this turn; attempts after the last entry go well. `null` is an attempt that goes well. */
  faults: z.array(faultSchema.nullable()).default([]),
  pings: z.boolean().default(false),
  /** Characters per delta, and milliseconds between two. */
  chunkSize: z.number().int().min(1).default(24),
  delayMs: z.number().int().min(0).default(0),
});
export type Turn = z.output<typeof turnSchema>;
/** A turn as a script writes it: everything but what matters may be left out. */
export type ScriptedTurn = z.input<typeof turnSchema>;

/** A script in a JSON file. A TypeScript module may export `script` as this, or as a function of the request. */
export const scriptSchema = z.strictObject({ turns: z.array(turnSchema).min(1) });
export type ScriptedTurns = z.input<typeof scriptSchema>;
export type ScriptFunction = (request: MessageRequest, turn: number) => ScriptedTurn;
export type Script = ScriptedTurns | ScriptFunction;
