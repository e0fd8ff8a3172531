import Anthropic, { BadRequestError } from '@anthropic-ai/sdk';
import { OperationError } from '@constellation/contracts-kernel';
import { Injectable } from '@nestjs/common';
import { ModelClient, type ModelStream } from '../engine/model-client.ts';
import { RunPaused } from '../engine/run-endings.ts';
import { ChooseProvider } from './choose-provider.ts';
import { ProviderClients, type ProviderClient } from './provider-clients.ts';

type Request = Anthropic.MessageCreateParamsStreaming;

const withoutCaching = (request: Request): Request => {
  const { cache_control: _, ...rest } = request;
  const system = Array.isArray(rest.system) ? rest.system.map(({ cache_control: __, ...block }) => block) : rest.system;
  return { ...rest, ...(system === undefined ? {} : { system }) };
};

const refusesCaching = (error: unknown): boolean => error instanceof BadRequestError && error.message.includes('cache_control');

/** Talks to providers through the official client library, in raw stream events. */
@Injectable()
export class AnthropicModelClient extends ModelClient {
  /** Compatible servers that do not know the caching fields. */
  private readonly plain = new Set<string>();

  constructor(
    private readonly providers: ChooseProvider,
    private readonly clients: ProviderClients,
  ) {
    super();
  }

  override async open(providerId: string, request: Request, signal: AbortSignal): Promise<ModelStream> {
    const { sdk } = await this.clientOf(providerId);
    if (this.plain.has(providerId)) return this.send(sdk, withoutCaching(request), signal);
    try {
      return await this.send(sdk, request, signal);
    } catch (error) {
      if (!refusesCaching(error)) throw error;
      this.plain.add(providerId);
      return this.send(sdk, withoutCaching(request), signal);
    }
  }

  private async clientOf(providerId: string): Promise<ProviderClient> {
    const connection = await this.providers.byId(providerId);
    if (!connection)
      throw new RunPaused('paused', 'provider_gone', 'The AI provider of this run was removed. Ask again, and another one is taken.');
    try {
      return await this.clients.get(connection);
    } catch (error) {
      if (error instanceof OperationError && error.code === 'provider.address_refused')
        throw new RunPaused('paused', 'provider', 'The address of the AI provider is not allowed.');
      throw error;
    }
  }

  private async send(sdk: Anthropic, request: Request, signal: AbortSignal): Promise<ModelStream> {
    const { data, request_id } = await sdk.messages.create(request, { signal }).withResponse();
    return { requestId: request_id ?? undefined, events: data };
  }
}
