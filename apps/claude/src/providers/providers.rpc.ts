import { createProvider, deleteProvider, listModels, listProviders, testProvider, updateProvider } from '@constellation/contracts-claude';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import { Handles } from '@constellation/transport';
import { Controller } from '@nestjs/common';
import { ChooseProvider } from './choose-provider.ts';
import { CreateProvider } from './create-provider.ts';
import { ListModels } from './list-models.ts';
import { ListProviders } from './list-providers.ts';
import { ProviderRepository } from './provider-repository.ts';
import { TryConnection } from './try-connection.ts';
import { UpdateProvider } from './update-provider.ts';

@Controller()
export class ProvidersRpc {
  constructor(
    private readonly lister: ListProviders,
    private readonly creator: CreateProvider,
    private readonly updater: UpdateProvider,
    private readonly trial: TryConnection,
    private readonly models: ListModels,
    private readonly choose: ChooseProvider,
    private readonly providers: ProviderRepository,
  ) {}

  @Handles(listProviders)
  async list() {
    return { items: await this.lister.execute() };
  }

  @Handles(createProvider)
  create(input: InputOf<typeof createProvider>) {
    return this.creator.execute(input);
  }

  @Handles(updateProvider)
  update(input: InputOf<typeof updateProvider>) {
    return this.updater.execute(input);
  }

  @Handles(deleteProvider)
  delete({ providerId }: InputOf<typeof deleteProvider>) {
    return this.providers.remove(providerId);
  }

  @Handles(testProvider)
  async test({ providerId }: InputOf<typeof testProvider>) {
    const connection = await this.choose.byId(providerId);
    if (!connection) throw new OperationError('not_found');
    return this.trial.execute(connection);
  }

  @Handles(listModels)
  listModels() {
    return this.models.execute();
  }
}
