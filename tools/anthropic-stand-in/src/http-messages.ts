import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, invalidRequest } from './api-error.ts';

const largestBody = 32 * 1024 * 1024;

export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new ApiError('request_too_large', 'Request exceeds the maximum size');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw invalidRequest('The request body is not valid JSON.');
  }
};

export const sendJson = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

/** Refuses a request that does not say which version it speaks or brings no credential. */
export const checkHeaders = (headers: IncomingHttpHeaders): void => {
  const credential = headers['x-api-key'] ?? headers.authorization?.replace(/^Bearer /, '');
  if (!credential) throw new ApiError('authentication_error', 'x-api-key or authorization header is required');
  if (credential === 'invalid') throw new ApiError('authentication_error', 'invalid x-api-key');
  if (!headers['anthropic-version']) throw invalidRequest('anthropic-version: header is required');
};

/** Headers as they may be shown: none that holds a credential. */
export const shownHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === 'authorization' || name === 'x-api-key' ? [] : [[name, String(value)]],
    ),
  );
