import { APIConnectionError, APIError, APIUserAbortError } from '@anthropic-ai/sdk';

/** An answer that ended before it was whole. */
export class StreamBrokenError extends Error {
  override readonly name = 'StreamBrokenError';
}

/** Why a request to a provider did not bring a whole answer, and what to do about it. */
export interface ProviderFailure {
  /** `retry`: send the same again; `pause`: a person must do something; `fail`: sending it again is no use. */
  action: 'retry' | 'pause' | 'fail' | 'compact';
  code: string;
  message: string;
}

const retriedTypes = new Set(['overloaded_error', 'api_error', 'rate_limit_error', 'timeout_error']);

const detail = (error: APIError): string => {
  const body = error.error as { error?: { message?: unknown } } | undefined;
  return typeof body?.error?.message === 'string' ? body.error.message : error.message;
};

const byStatus = (error: APIError): ProviderFailure => {
  const message = detail(error);
  switch (error.status) {
    case 401:
    case 403:
      return {
        action: 'pause',
        code: 'needs_credentials',
        message: 'The provider refused the key. An administrator can enter another one in the settings.',
      };
    case 402:
      return { action: 'pause', code: 'provider_billing', message: 'The provider asks for payment: its account has no credit left.' };
    case 404:
      return { action: 'pause', code: 'model_gone', message: `The provider does not know this model. ${message}` };
    case 413:
      return { action: 'compact', code: 'too_large', message: 'The conversation is too large for the provider.' };
    case 429:
      // The client library asked again already, unless the provider said that it is no use.
      return {
        action: error.headers?.get('x-should-retry') === 'false' ? 'pause' : 'retry',
        code: 'provider',
        message: `The provider limits how much may be asked. ${message}`,
      };
    default:
      break;
  }
  if (error.status !== undefined && error.status >= 500)
    return { action: 'retry', code: 'provider', message: `The provider failed (${error.status}). ${message}` };
  if (error.status !== undefined && error.status >= 300 && error.status < 400)
    return { action: 'pause', code: 'provider', message: 'The provider answered with a redirect, which is not followed.' };
  return { action: 'fail', code: 'provider_refused', message: `The provider refused the request: ${message}` };
};

const isApiError = (error: unknown): error is APIError => error instanceof APIError;

/** Classifies by status or type, never by words. Anything unknown is a broken connection. */
export const classifyFailure = (error: unknown): ProviderFailure => {
  if (error instanceof StreamBrokenError) return { action: 'retry', code: 'provider', message: error.message };
  if (error instanceof APIConnectionError || error instanceof APIUserAbortError)
    return { action: 'retry', code: 'provider', message: 'The provider could not be reached.' };
  if (isApiError(error)) {
    // An error event in the middle of a stream has a type and no status.
    if (error.status === undefined) {
      return retriedTypes.has(error.type ?? '')
        ? { action: 'retry', code: 'provider', message: `The provider broke its answer off: ${detail(error)}` }
        : { action: 'fail', code: 'provider_refused', message: `The provider broke its answer off: ${detail(error)}` };
    }
    return byStatus(error);
  }
  return { action: 'retry', code: 'provider', message: 'The connection to the provider broke off in the middle of an answer.' };
};
