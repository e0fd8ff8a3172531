import type { Provider } from '@constellation/contracts-claude';
import { Injectable } from '@nestjs/common';
import { ChooseProvider } from './choose-provider.ts';
import { ProviderRepository } from './provider-repository.ts';
import { ProviderSettings } from './provider-settings.ts';
import { operatorProviderView, providerView } from './provider-view.ts';

/** All providers; `isDefault` marks the one that runs take. */
@Injectable()
export class ListProviders {
  constructor(
    private readonly providers: ProviderRepository,
    private readonly choose: ChooseProvider,
    private readonly settings: ProviderSettings,
  ) {}

  async execute(): Promise<Provider[]> {
    const chosen = (await this.choose.find())?.id;
    const stored = (await this.providers.list()).map((row) => ({ ...providerView(row), isDefault: row._id === chosen }));
    const operators = [this.settings.environment, this.settings.demo].filter((connection) => connection !== undefined);
    return [...stored, ...operators.map((connection) => operatorProviderView(connection, connection.id === chosen))];
  }
}
