import { z } from 'zod';
import { cacheControlSchema, contentBlockSchema, systemBlockSchema, type ContentBlock } from './content-block.ts';

const messageSchema = z.strictObject({
  role: z.enum(['user', 'assistant', 'system']),
  content: z.union([z.string().min(1), z.array(contentBlockSchema).min(1)]),
});
export type RequestMessage = z.output<typeof messageSchema>;

const toolSchema = z.strictObject({
  type: z.literal('custom').nullish(),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
  description: z.string().optional(),
  input_schema: z.looseObject({ type: z.literal('object') }),
  cache_control: cacheControlSchema,
  strict: z.boolean().optional(),
  eager_input_streaming: z.boolean().nullish(),
  defer_loading: z.boolean().optional(),
  input_examples: z.array(z.record(z.string(), z.unknown())).optional(),
});

const parallel = { disable_parallel_tool_use: z.boolean().optional() };
const toolChoiceSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('auto'), ...parallel }),
  z.strictObject({ type: z.literal('any'), ...parallel }),
  z.strictObject({ type: z.literal('tool'), name: z.string(), ...parallel }),
  z.strictObject({ type: z.literal('none') }),
]);

const thinkingSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('adaptive'), display: z.enum(['summarized', 'omitted']).nullish() }),
  z.strictObject({ type: z.literal('between_tools'), display: z.enum(['summarized', 'omitted']).nullish() }),
  z.strictObject({ type: z.literal('enabled'), budget_tokens: z.number().int().min(1024), display: z.string().nullish() }),
  z.strictObject({ type: z.literal('disabled') }),
]);

const promptFields = {
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1),
  system: z.union([z.string(), z.array(systemBlockSchema)]).optional(),
  tools: z.array(toolSchema).optional(),
  tool_choice: toolChoiceSchema.optional(),
  thinking: thinkingSchema.optional(),
  output_config: z
    .strictObject({
      effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).nullish(),
      format: z.looseObject({ type: z.string() }).nullish(),
    })
    .optional(),
  cache_control: cacheControlSchema,
};

/** The body of `POST /v1/messages`, with the fields of the 2026-10-21 version and none besides. */
export const messageRequestSchema = z.strictObject({
  ...promptFields,
  max_tokens: z.number().int().min(0),
  metadata: z.strictObject({ user_id: z.string().nullish() }).optional(),
  stop_sequences: z.array(z.string()).optional(),
  stream: z.boolean().optional(),
  service_tier: z.enum(['auto', 'standard_only']).optional(),
  speed: z.enum(['standard', 'fast']).nullish(),
  inference_geo: z.string().nullish(),
  container: z.unknown().optional(),
  diagnostics: z.strictObject({ previous_message_id: z.string().nullish() }).optional(),
});
export type MessageRequest = z.output<typeof messageRequestSchema>;

/** The body of `POST /v1/messages/count_tokens`. */
export const countTokensRequestSchema = z.strictObject(promptFields);
export type Prompt = z.output<typeof countTokensRequestSchema>;

/** A message's content as blocks, whichever of the two forms it was sent in. */
export const blocksOf = (message: RequestMessage): ContentBlock[] =>
  typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : message.content;
