import { OperationError } from '@constellation/contracts-kernel';
import { Injectable } from '@nestjs/common';
import type { AiProvider } from '../records/ai-provider.ts';
import type { Connection } from './connection.ts';
import { CredentialVault } from './credential-vault.ts';
import { ProviderRepository } from './provider-repository.ts';
import { ProviderSettings } from './provider-settings.ts';

/** Knows all providers, stored ones and the operator's, and which one runs take. */
@Injectable()
export class ChooseProvider {
  constructor(
    private readonly providers: ProviderRepository,
    private readonly vault: CredentialVault,
    private readonly settings: ProviderSettings,
  ) {}

  /** The stored default, else any stored one, else the operator's, else the demo. Throws `provider.none`. */
  async execute(): Promise<Connection> {
    const chosen = await this.find();
    if (!chosen) throw new OperationError('provider.none');
    return chosen;
  }

  async find(): Promise<Connection | undefined> {
    const stored = await this.providers.list();
    const row = stored.find((provider) => provider.isDefault) ?? stored.at(-1);
    return row ? this.connectionOf(row) : (this.settings.environment ?? this.settings.demo);
  }

  async byId(id: string): Promise<Connection | undefined> {
    if (id === 'environment') return this.settings.environment;
    if (id === 'demo') return this.settings.demo;
    const row = await this.providers.get(id);
    return row && this.connectionOf(row);
  }

  connectionOf(row: AiProvider): Connection {
    return {
      id: row._id,
      name: row.name,
      source: 'stored',
      baseUrl: row.baseUrl,
      model: row.model,
      credential: row.credential && this.vault.open(row.credential, row._id),
      allowPrivate: this.settings.allowPrivate,
    };
  }
}
