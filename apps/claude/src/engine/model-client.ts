import type Anthropic from '@anthropic-ai/sdk';

export interface ModelStream {
  requestId: string | undefined;
  events: AsyncIterable<Anthropic.RawMessageStreamEvent>;
}

/** How a run reaches the model of its provider. */
export abstract class ModelClient {
  /**
   * Sends a request; failures are the client library's, silence for too long among them. Throws `RunPaused` when the
   * provider is gone.
   */
  abstract open(providerId: string, request: Anthropic.MessageCreateParamsStreaming, signal: AbortSignal): Promise<ModelStream>;
}
