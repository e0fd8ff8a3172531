import type Anthropic from '@anthropic-ai/sdk';
import { ModelClient, type ModelStream } from '../engine/model-client.ts';

type Event = Anthropic.RawMessageStreamEvent;

export interface ModelTurn {
  text?: string;
  tools?: { id: string; name: string; input: unknown }[];
  stopReason?: string;
  /** Thrown instead of an answer, or after its first event. */
  fails?: { error: Error; afterStart?: boolean };
}

const event = (value: unknown): Event => value as Event;

async function* eventsOf({ text = '', tools = [], stopReason, fails }: ModelTurn): AsyncGenerator<Event> {
  yield event({ type: 'message_start', message: { id: 'msg_1', usage: { input_tokens: 100, output_tokens: 1 } } });
  if (fails) throw fails.error;
  const blocks = [
    ...(text === '' ? [] : [{ start: { type: 'text', text: '' }, delta: { type: 'text_delta', text } }]),
    ...tools.map(({ id, name, input }) => ({
      start: { type: 'tool_use', id, name, input: {} },
      delta: { type: 'input_json_delta', partial_json: JSON.stringify(input) },
    })),
  ];
  for (const [index, { start, delta }] of blocks.entries()) {
    yield event({ type: 'content_block_start', index, content_block: start });
    yield event({ type: 'content_block_delta', index, delta });
    yield event({ type: 'content_block_stop', index });
  }
  yield event({
    type: 'message_delta',
    delta: { stop_reason: stopReason ?? (tools.length > 0 ? 'tool_use' : 'end_turn') },
    usage: { output_tokens: 50 },
  });
  yield event({ type: 'message_stop' });
}

/** A model that answers one turn after the other, and remembers what it was asked. */
export class ScriptedModel extends ModelClient {
  readonly requests: Anthropic.MessageCreateParamsStreaming[] = [];

  constructor(private readonly turns: ModelTurn[]) {
    super();
  }

  override async open(_providerId: string, request: Anthropic.MessageCreateParamsStreaming): Promise<ModelStream> {
    const turn = this.turns[this.requests.length];
    this.requests.push(structuredClone(request));
    if (!turn) throw new Error('The script is over.');
    if (turn.fails && !turn.fails.afterStart) throw turn.fails.error;
    return { requestId: 'req_1', events: eventsOf(turn) };
  }
}
