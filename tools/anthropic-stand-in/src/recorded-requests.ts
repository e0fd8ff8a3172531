import type { InputUsage } from './prompt-cache.ts';

const kept = 500;

/** What one request was and what it got. Credentials are not kept. */
export interface RecordedRequest {
  requestId: string;
  path: string;
  at: string;
  headers: Record<string, string>;
  body: unknown;
  conversation?: string;
  turn?: number;
  attempt?: number;
  status?: number;
  error?: string;
  outcome?: 'whole' | 'broken' | 'aborted';
  messageId?: string;
  usage?: InputUsage & { output_tokens: number };
}

/** The last requests, in their order, for tests to look at. */
export class RecordedRequests {
  #requests: RecordedRequest[] = [];
  readonly #enabled: boolean;

  constructor(enabled: boolean) {
    this.#enabled = enabled;
  }

  /** Keeps a request; what is set on it afterwards is kept too. */
  add(request: RecordedRequest): RecordedRequest {
    if (this.#enabled) this.#requests = [...this.#requests.slice(1 - kept), request];
    return request;
  }

  list(conversation: string | null): RecordedRequest[] {
    return conversation === null ? this.#requests : this.#requests.filter((request) => request.conversation === conversation);
  }

  clear(): void {
    this.#requests = [];
  }
}
