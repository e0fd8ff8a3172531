import { createProvider, deleteProvider, listProviders, testProvider, type Provider } from '@constellation/contracts-claude';
import type { ApiClient } from '@constellation/web-api-client';
import { queryOptions } from '@tanstack/react-query';

export const providersKey = ['providers'] as const;

export const providersQuery = (api: ApiClient) =>
  queryOptions({ queryKey: providersKey, queryFn: async ({ signal }) => (await api.call(listProviders, {}, { signal })).items });

export interface NewProvider {
  name: string;
  baseUrl: string;
  model: string;
  credential: string;
}

/** Connects a provider; the server asks it for a short answer first. */
export const connectProvider = (api: ApiClient, { credential, ...fields }: NewProvider): Promise<Provider> =>
  api.call(createProvider, { ...fields, isDefault: true, ...(credential === '' ? {} : { credential }) });

/** Only stored providers have an id of their own; the others are set by the operator. */
export type StoredProvider = Provider & { id: Exclude<Provider['id'], 'environment' | 'demo'> };
export const isStored = (provider: Provider): provider is StoredProvider => provider.source === 'stored';

export const forgetProvider = (api: ApiClient, provider: StoredProvider): Promise<void> =>
  api.call(deleteProvider, { providerId: provider.id });

export const tryProvider = (api: ApiClient, provider: StoredProvider): Promise<{ ok: boolean; message: string; latencyMs: number }> =>
  api.call(testProvider, { providerId: provider.id });
