import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerMessage, type StandInState } from './answer-message.ts';
import { ApiError, errorBody } from './api-error.ts';
import { checkHeaders, readJson, sendJson, shownHeaders } from './http-messages.ts';
import { countTokensRequestSchema } from './message-request.ts';
import { modelCatalogue } from './model-catalogue.ts';
import { parseRequest } from './parse-request.ts';
import { PromptCache, countPromptTokens } from './prompt-cache.ts';
import { RecordedRequests, type RecordedRequest } from './recorded-requests.ts';

interface Exchange {
  url: URL;
  request: IncomingMessage;
  response: ServerResponse;
  record: RecordedRequest;
}

const listModels = ({ response }: Exchange): void =>
  sendJson(response, 200, {
    data: modelCatalogue,
    has_more: false,
    first_id: modelCatalogue[0]?.id ?? null,
    last_id: modelCatalogue.at(-1)?.id ?? null,
  });

const findModel = ({ url, response }: Exchange): void => {
  const id = decodeURIComponent(url.pathname.slice('/v1/models/'.length));
  const model = modelCatalogue.find((known) => known.id === id);
  if (!model) throw new ApiError('not_found_error', `model: ${id}`);
  sendJson(response, 200, model);
};

const countTokens = async ({ request, response, record }: Exchange): Promise<void> => {
  record.body = await readJson(request);
  sendJson(response, 200, { input_tokens: countPromptTokens(parseRequest(countTokensRequestSchema, record.body)) });
};

const handleApi = async (state: StandInState, requests: RecordedRequests, exchange: Exchange): Promise<void> => {
  const { url, request, response, record } = exchange;
  const route = `${request.method} ${url.pathname}`;
  checkHeaders(request.headers);
  if (route === 'GET /v1/models') {
    listModels(exchange);
    return;
  }
  if (route.startsWith('GET /v1/models/')) {
    findModel(exchange);
    return;
  }
  if (route === 'POST /v1/messages/count_tokens') return countTokens(exchange);
  if (route !== 'POST /v1/messages') throw new ApiError('not_found_error', `Not found: ${route}`);
  requests.add(record);
  record.body = await readJson(request);
  return answerMessage(state, record.body, response, record);
};

const handleRecords = (requests: RecordedRequests, { url, request, response }: Exchange): void => {
  if (request.method === 'DELETE') requests.clear();
  sendJson(response, 200, { requests: requests.list(url.searchParams.get('conversation')) });
};

const sendError = ({ response, record }: Exchange, error: unknown): void => {
  const failure = error instanceof ApiError ? error : new ApiError('api_error', error instanceof Error ? error.message : String(error));
  Object.assign(record, { status: failure.status, error: failure.message });
  if (response.headersSent) response.destroy();
  else sendJson(response, failure.status, errorBody(failure.type, failure.message, record.requestId));
};

export interface StandInOptions {
  /** The folder of scripts; requests are recorded when it is given. */
  scripts?: string | undefined;
}

/** A server that speaks the Messages API, plays scripts, and refuses what the API would refuse. It does not listen yet. */
export const createStandIn = ({ scripts }: StandInOptions = {}): Server => {
  const state: StandInState = { scripts, cache: new PromptCache(), attempts: new Map(), paused: new Set() };
  const requests = new RecordedRequests(scripts !== undefined);
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const requestId = `req_${randomBytes(12).toString('hex')}`;
    const record: RecordedRequest = {
      requestId,
      path: url.pathname,
      at: new Date().toISOString(),
      headers: shownHeaders(request.headers),
      body: undefined,
    };
    const exchange = { url, request, response, record };
    response.setHeader('request-id', requestId);
    if (url.pathname === '/__requests' && scripts) return handleRecords(requests, exchange);
    handleApi(state, requests, exchange).catch((error: unknown) => sendError(exchange, error));
  });
};
