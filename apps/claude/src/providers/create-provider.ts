import type { createProvider, Provider } from '@constellation/contracts-claude';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import { isDuplicateKey } from '@constellation/server-mongo';
import { Injectable } from '@nestjs/common';
import { ulid } from 'ulid';
import type { AiProvider } from '../records/ai-provider.ts';
import { ChooseProvider } from './choose-provider.ts';
import { CredentialVault } from './credential-vault.ts';
import { ProviderRepository } from './provider-repository.ts';
import { providerView } from './provider-view.ts';
import { TryConnection } from './try-connection.ts';

/** Connects a provider, once it has answered. */
@Injectable()
export class CreateProvider {
  constructor(
    private readonly providers: ProviderRepository,
    private readonly choose: ChooseProvider,
    private readonly vault: CredentialVault,
    private readonly trial: TryConnection,
  ) {}

  async execute({ name, baseUrl, model, credential, isDefault }: InputOf<typeof createProvider>): Promise<Provider> {
    const _id = `prv_${ulid()}`;
    const row: AiProvider = {
      _id,
      name,
      nameKey: name.toLowerCase(),
      baseUrl,
      model,
      isDefault,
      createdAt: new Date(),
      version: 1,
      ...(credential ? { credential: this.vault.seal(credential, _id) } : {}),
    };
    await this.trial.require(this.choose.connectionOf(row));
    const tested = { ...row, testedAt: new Date() };
    try {
      await this.providers.insert(tested);
    } catch (error) {
      if (isDuplicateKey(error, 'nameKey')) throw new OperationError('provider.name_taken');
      throw error;
    }
    return providerView(tested);
  }
}
