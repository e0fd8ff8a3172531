import type { listModels } from '@constellation/contracts-claude';
import type { OutputOf } from '@constellation/contracts-kernel';
import { Injectable } from '@nestjs/common';
import { ChooseProvider } from './choose-provider.ts';
import { connectionKey, type Connection } from './connection.ts';
import { ProviderClients } from './provider-clients.ts';

type Listed = OutputOf<typeof listModels>;

const keptMs = 300_000;
const patienceMs = 5_000;
const mostModels = 200;

/** With whom one talks, and what else the same provider offers, by its own list. */
@Injectable()
export class ListModels {
  private readonly known = new Map<string, { models: Listed['models']; until: number }>();

  constructor(
    private readonly choose: ChooseProvider,
    private readonly clients: ProviderClients,
  ) {}

  async execute(): Promise<Listed> {
    const connection = await this.choose.find();
    if (!connection) return { models: [] };
    const { name, source, model } = connection;
    return { provider: { name, source, model }, models: await this.modelsOf(connection) };
  }

  /** Servers without a list still have the model that is set. */
  private async modelsOf(connection: Connection): Promise<Listed['models']> {
    const key = connectionKey(connection);
    const known = this.known.get(key);
    if (known && known.until > Date.now()) return known.models;
    try {
      const { sdk } = await this.clients.get(connection);
      const page = await sdk.models.list({ limit: 100 }, { signal: AbortSignal.timeout(patienceMs), maxRetries: 0 });
      const models = page.data.slice(0, mostModels).map(({ id, display_name, max_input_tokens }) => ({
        id,
        displayName: display_name || id,
        ...(max_input_tokens ? { contextTokens: max_input_tokens } : {}),
      }));
      this.known.clear();
      this.known.set(key, { models, until: Date.now() + keptMs });
      return models;
    } catch {
      return [{ id: connection.model, displayName: connection.model }];
    }
  }
}
