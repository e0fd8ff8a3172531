import type { Provider, updateProvider } from '@constellation/contracts-claude';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import { isDuplicateKey } from '@constellation/server-mongo';
import { Injectable } from '@nestjs/common';
import type { AiProvider } from '../records/ai-provider.ts';
import { ChooseProvider } from './choose-provider.ts';
import { CredentialVault } from './credential-vault.ts';
import { ProviderRepository } from './provider-repository.ts';
import { providerView } from './provider-view.ts';
import { TryConnection } from './try-connection.ts';

type Change = InputOf<typeof updateProvider>;

/** Changes a provider, once the changed one has answered. Another address needs the key again. */
@Injectable()
export class UpdateProvider {
  constructor(
    private readonly providers: ProviderRepository,
    private readonly choose: ChooseProvider,
    private readonly vault: CredentialVault,
    private readonly trial: TryConnection,
  ) {}

  async execute(change: Change): Promise<Provider> {
    const current = await this.providers.get(change.providerId);
    if (!current) throw new OperationError('not_found');
    const next = this.changed(current, change);
    await this.trial.require(this.choose.connectionOf(next));
    const version = change.ifMatch === '*' ? undefined : Number(change.ifMatch);
    try {
      const replaced = await this.providers.replace({ ...next, testedAt: new Date() }, version);
      if (replaced) return providerView(replaced);
    } catch (error) {
      if (isDuplicateKey(error, 'nameKey')) throw new OperationError('provider.name_taken');
      throw error;
    }
    throw new OperationError('precondition_failed', { details: { version: current.version } });
  }

  /** A stored key never travels to another origin: whoever may change the address may not read the key that way. */
  private changed(current: AiProvider, { name, baseUrl, model, credential, isDefault }: Change): AiProvider {
    const { credential: kept, ...rest } = current;
    const movesAway = baseUrl !== undefined && new URL(baseUrl).origin !== new URL(current.baseUrl).origin;
    const sealed = credential ? this.vault.seal(credential, current._id) : movesAway || credential === '' ? undefined : kept;
    return {
      ...rest,
      ...(name === undefined ? {} : { name, nameKey: name.toLowerCase() }),
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(model === undefined ? {} : { model }),
      ...(isDefault === undefined ? {} : { isDefault }),
      ...(sealed === undefined ? {} : { credential: sealed }),
    };
  }
}
