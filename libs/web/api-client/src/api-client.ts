import { OperationError, type OutputOf, type PublicOperation, type SentInputOf } from '@constellation/contracts-kernel';
import { buildRequest } from './build-request.ts';
import { hasCode, offlineError } from './client-errors.ts';
import { readNdjson } from './read-ndjson.ts';
import { errorOfResponse } from './error-of-response.ts';
import type { SessionKeeper } from './session-keeper.ts';

export interface CallOptions {
  signal?: AbortSignal | undefined;
}

export interface ByteOptions extends CallOptions {
  /** Sent as they are, such as `range` or `if-none-match`. */
  headers?: Record<string, string> | undefined;
  body?: Blob | Uint8Array<ArrayBuffer> | undefined;
}

/** How much later than the server the client gives up, for the way there and back. */
const graceMs = 10_000;

interface Sending extends ByteOptions {
  /** The caller's own signal, where `signal` also holds another. */
  caller?: AbortSignal | undefined;
}

export interface ApiClientOptions {
  /** Ends without a slash; empty for the page's own origin. */
  origin: string;
  fetch: typeof globalThis.fetch;
  session: Pick<SessionKeeper<unknown>, 'accessToken' | 'renew' | 'assertMayAsk'>;
}

/** Calls any public operation by its contract. Every failure is an `OperationError`; every answer is parsed. */
export class ApiClient {
  constructor(private readonly options: ApiClientOptions) {}

  /**
   * One request, one answer. Queries that did not run are asked once more; commands never. The server keeps the operation's
   * deadline; without any answer some seconds later it is `client.offline`.
   */
  async call<Op extends PublicOperation>(operation: Op, input: SentInputOf<Op>, options: CallOptions = {}): Promise<OutputOf<Op>> {
    const patience = AbortSignal.timeout(operation.timeoutMs + graceMs);
    const signal = options.signal === undefined ? patience : AbortSignal.any([options.signal, patience]);
    const response = await this.send(operation, input, { signal, caller: options.signal });
    const body: unknown =
      response.status === 204 || operation.route.method === 'HEAD' ? undefined : await this.read(response.json(), options.signal);
    const parsed = operation.output.safeParse(body);
    if (!parsed.success) throw new OperationError('client.reply_invalid', { executed: 'yes', cause: parsed.error });
    return parsed.data as OutputOf<Op>;
  }

  /** The items of an NDJSON answer as they come. Leaving the loop, or the signal, cancels it on the server. */
  async *stream<Op extends PublicOperation>(
    operation: Op,
    input: SentInputOf<Op>,
    options: CallOptions = {},
  ): AsyncGenerator<OutputOf<Op>, void> {
    const leave = new AbortController();
    const signal = options.signal === undefined ? leave.signal : AbortSignal.any([options.signal, leave.signal]);
    try {
      const response = await this.send(operation, input, { signal });
      yield* readNdjson(response, operation.output) as AsyncGenerator<OutputOf<Op>, void>;
    } finally {
      leave.abort();
    }
  }

  /** The raw answer of an operation whose body or answer is bytes. */
  bytes<Op extends PublicOperation>(operation: Op, input: SentInputOf<Op>, options: ByteOptions = {}): Promise<Response> {
    return this.send(operation, input, options);
  }

  private async send(operation: PublicOperation, input: unknown, options: Sending): Promise<Response> {
    const isAnonymous = operation.policy.role === 'anonymous';
    if (!isAnonymous) this.options.session.assertMayAsk();
    const attempt = async (token: string | undefined): Promise<Response> => {
      const response = await this.fetch(operation, input, options, token);
      if (response.ok) return response;
      throw await errorOfResponse(response);
    };
    if (isAnonymous) return attempt(undefined);
    const token = await this.options.session.accessToken();
    try {
      return await attempt(token);
    } catch (cause) {
      if (hasCode(cause, 'unauthenticated')) return attempt(await this.options.session.renew());
      if (operation.kind === 'query' && cause instanceof OperationError && cause.executed === 'no') return attempt(token);
      throw cause;
    }
  }

  private async fetch(operation: PublicOperation, input: unknown, options: Sending, token: string | undefined): Promise<Response> {
    const upload = options.body;
    // The input of an upload is its address alone: it all goes into path and query, and the bytes are the body.
    const route = upload ? { ...operation.route, method: 'DELETE' as const } : operation.route;
    const request = buildRequest({ route }, input as Record<string, unknown>);
    return this.read(
      this.options.fetch(this.options.origin + request.path, {
        method: operation.route.method,
        headers: {
          ...request.headers,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(upload ? { 'content-type': 'application/octet-stream' } : {}),
          ...options.headers,
        },
        credentials: 'same-origin',
        cache: 'no-store',
        ...(upload ? { body: upload } : request.body === undefined ? {} : { body: request.body }),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      }),
      'caller' in options ? options.caller : options.signal,
    );
  }

  /** A transport that fails is `client.offline`; a caller that left is `cancelled`. */
  private async read<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
    try {
      return await work;
    } catch (cause) {
      if (signal?.aborted === true) throw new OperationError('cancelled', { executed: 'unknown', cause });
      throw offlineError(cause);
    }
  }
}
