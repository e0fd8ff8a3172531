import { InjectCollection, TypedCollection } from '@constellation/server-mongo';
import { Injectable } from '@nestjs/common';
import { aiProviders, type AiProvider } from '../records/ai-provider.ts';

/** The providers that administrators stored. */
@Injectable()
export class ProviderRepository {
  constructor(@InjectCollection(aiProviders) private readonly providers: TypedCollection<AiProvider>) {}

  get(id: string): Promise<AiProvider | undefined> {
    return this.providers.findOne({ _id: id });
  }

  list(): Promise<AiProvider[]> {
    return this.providers.find({}, { sort: { createdAt: 1 }, limit: 100 });
  }

  async insert(provider: AiProvider): Promise<void> {
    await this.providers.insertOne(provider);
    if (provider.isDefault) await this.unsetOthers(provider._id);
  }

  async replace(provider: AiProvider, version: number | undefined): Promise<AiProvider | undefined> {
    const { _id, version: _, ...set } = provider;
    const filter = { _id, ...(version === undefined ? {} : { version }) };
    const replaced = await this.providers.findOneAndUpdate(filter, { $set: set, $inc: { version: 1 } });
    if (replaced?.isDefault) await this.unsetOthers(_id);
    return replaced;
  }

  async remove(id: string): Promise<void> {
    await this.providers.deleteOne({ _id: id });
  }

  private async unsetOthers(id: string): Promise<void> {
    await this.providers.updateMany({ _id: { $ne: id }, isDefault: true }, { $set: { isDefault: false }, $inc: { version: 1 } });
  }
}
