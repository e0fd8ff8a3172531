import type { ServerResponse } from 'node:http';
import { ApiError, errorBody, errorTypeOfStatus } from './api-error.ts';
import { makeAnswer } from './answer.ts';
import { assertExpectations } from './expectations.ts';
import { framesOf, usageOf, wholeMessage } from './frames.ts';
import { sendJson } from './http-messages.ts';
import { blocksOf, messageRequestSchema, type RequestMessage } from './message-request.ts';
import { parseRequest } from './parse-request.ts';
import type { PromptCache } from './prompt-cache.ts';
import type { RecordedRequest } from './recorded-requests.ts';
import type { Fault } from './script.ts';
import { chooseTurn } from './script-store.ts';
import { streamAnswer } from './stream-answer.ts';
import { checkStrictRules } from './check-strict-rules.ts';
import { checkThinking } from './thinking-binding.ts';

/** What is remembered between requests. */
export interface StandInState {
  scripts: string | undefined;
  cache: PromptCache;
  /** Requests so far by conversation and turn. */
  attempts: Map<string, number>;
  /** Texts of assistant messages that ended in `pause_turn`, which may be sent back as the last message. */
  paused: Set<string>;
}

const textOf = (message: RequestMessage): string =>
  blocksOf(message)
    .map((block) => ('text' in block ? block.text : block.type))
    .join('\n');

const sendFault = (response: ServerResponse, fault: Extract<Fault, { kind: 'status' }>, requestId: string): void => {
  const type = fault.errorType ?? errorTypeOfStatus(fault.status);
  sendJson(response, fault.status, errorBody(type, fault.message, requestId), fault.headers);
};

/** Answers `POST /v1/messages`: checks the request as the API would, then plays the scripted turn. */
export const answerMessage = async (
  state: StandInState,
  body: unknown,
  response: ServerResponse,
  record: RecordedRequest,
): Promise<void> => {
  const request = parseRequest(messageRequestSchema, body);
  checkStrictRules(request, (message) => state.paused.has(textOf(message)));
  checkThinking(request);
  const { conversation, index, turn } = await chooseTurn(request, state.scripts);
  const key = `${conversation}/${index}`;
  const attempt = state.attempts.get(key) ?? 0;
  state.attempts.set(key, attempt + 1);
  Object.assign(record, { conversation, turn: index, attempt });
  assertExpectations(request, turn.expect, `Turn ${index} of the script "${conversation}"`);
  const fault = turn.faults[attempt] ?? undefined;
  if (fault?.kind === 'status') {
    Object.assign(record, { status: fault.status, error: fault.message });
    sendFault(response, fault, record.requestId);
    return;
  }
  const answer = makeAnswer(turn, request, state.cache.use(request));
  if (answer.stopReason === 'pause_turn')
    state.paused.add(turn.reply.map((block) => ('text' in block ? block.text : block.type)).join('\n'));
  Object.assign(record, { status: 200, messageId: answer.id, usage: usageOf(answer) });
  if (!request.stream) {
    if (fault) throw new ApiError('api_error', `The fault "${fault.kind}" needs a stream.`);
    record.outcome = 'whole';
    sendJson(response, 200, wholeMessage(answer));
    return;
  }
  record.outcome = await streamAnswer(response, framesOf(answer, turn), fault, record.requestId);
};
