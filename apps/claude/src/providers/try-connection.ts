import { APIError } from '@anthropic-ai/sdk';
import { OperationError } from '@constellation/contracts-kernel';
import { Injectable } from '@nestjs/common';
import type { Connection } from './connection.ts';
import { ProviderClients } from './provider-clients.ts';

const patienceMs = 25_000;

export interface Trial {
  ok: boolean;
  message: string;
  latencyMs: number;
}

const faultOf = (error: unknown): string => {
  if (!(error instanceof APIError)) return 'The address does not answer.';
  if (error.status === 401 || error.status === 403) return 'The key was refused.';
  if (error.status === 404) return 'There is no such model, or the address is not that of a Messages API.';
  if (error.status !== undefined && error.status >= 300 && error.status < 400)
    return 'The address answers with a redirect, which is not followed. Enter where it leads.';
  return error.status === undefined ? 'The address does not answer.' : `The provider answered with status ${error.status}.`;
};

/** Asks a provider for one short answer, streamed as runs get theirs. */
@Injectable()
export class TryConnection {
  constructor(private readonly clients: ProviderClients) {}

  /** Throws `provider.address_refused`; everything else that goes wrong is in the answer. */
  async execute(connection: Connection): Promise<Trial> {
    const started = performance.now();
    const outcome = (ok: boolean, message: string): Trial => ({ ok, message, latencyMs: Math.round(performance.now() - started) });
    try {
      const { sdk } = await this.clients.get(connection);
      const request = {
        model: connection.model,
        max_tokens: 64,
        messages: [{ role: 'user' as const, content: 'Answer with the word ok.' }],
        stream: true as const,
      };
      const events = await sdk.messages.create(request, { signal: AbortSignal.timeout(patienceMs), maxRetries: 0 });
      let isWhole = false;
      for await (const event of events) isWhole ||= event.type === 'message_stop';
      return isWhole ? outcome(true, 'The provider answered.') : outcome(false, 'The answer broke off before its end.');
    } catch (error) {
      if (error instanceof OperationError && error.code === 'provider.address_refused') throw error;
      return outcome(false, faultOf(error));
    }
  }

  /** Throws `provider.test_failed` with the reason. */
  async require(connection: Connection): Promise<void> {
    const { ok, message } = await this.execute(connection);
    if (!ok) throw new OperationError('provider.test_failed', { details: { reason: message } });
  }
}
