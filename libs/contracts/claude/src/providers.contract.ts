import { ifMatchSchema, instantSchema, prefixedId, publicOperation, versionSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';

export const providerIdSchema = prefixedId('prv');
const admin = { service: 'claude', plane: 'message', timeoutMs: 30_000, policy: { role: 'admin', scope: 'admin' } } as const;
const providerFields = {
  name: z.string().trim().min(1, 'Enter a name.').max(60),
  /** Of Anthropic, or of anything that speaks its Messages API. */
  baseUrl: z.url({ protocol: /^https?$/, message: 'Enter an address such as https://api.anthropic.com.' }),
  model: z.string().trim().min(1, 'Enter a model.').max(120),
};

export const providerSchema = z.object({
  id: z.union([providerIdSchema, z.enum(['environment', 'demo'])]),
  ...providerFields,
  /** `environment` and `demo` are set by the operator and cannot be changed here. */
  source: z.enum(['stored', 'environment', 'demo']),
  hasCredential: z.boolean(),
  /** The last four characters of the key. */
  credentialHint: z.string().optional(),
  isDefault: z.boolean(),
  testedAt: instantSchema.optional(),
  version: versionSchema,
});
export type Provider = z.output<typeof providerSchema>;

export const listProviders = publicOperation({
  ...admin,
  name: 'claude.list-providers.v1',
  summary: 'The AI providers of the installation.',
  kind: 'query',
  route: { method: 'GET', path: '/providers' },
  input: z.object({}),
  output: z.object({ items: z.array(providerSchema) }),
  errors: [],
});

export const createProvider = publicOperation({
  ...admin,
  name: 'claude.create-provider.v1',
  summary: 'Connect a provider; it is tested first. The key is write-only.',
  kind: 'command',
  route: { method: 'POST', path: '/providers', status: 201 },
  input: z.object({ ...providerFields, credential: z.string().max(500).optional(), isDefault: z.boolean().default(true) }),
  output: providerSchema,
  errors: ['provider.address_refused', 'provider.test_failed', 'provider.name_taken'],
});

export const updateProvider = publicOperation({
  ...admin,
  name: 'claude.update-provider.v1',
  summary: 'Change a provider; it is tested again.',
  kind: 'command',
  route: { method: 'PATCH', path: '/providers/:providerId', ifMatch: 'required' },
  input: z.object({
    providerId: providerIdSchema,
    ifMatch: ifMatchSchema,
    name: providerFields.name.optional(),
    baseUrl: providerFields.baseUrl.optional(),
    model: providerFields.model.optional(),
    credential: z.string().max(500).optional(),
    isDefault: z.boolean().optional(),
  }),
  output: providerSchema,
  errors: ['provider.address_refused', 'provider.test_failed', 'provider.name_taken'],
});

export const deleteProvider = publicOperation({
  ...admin,
  name: 'claude.delete-provider.v1',
  summary: 'Forget a provider and its key.',
  kind: 'command',
  route: { method: 'DELETE', path: '/providers/:providerId', status: 204 },
  input: z.object({ providerId: providerIdSchema }),
  output: z.void(),
  errors: [],
});

export const testProvider = publicOperation({
  ...admin,
  name: 'claude.test-provider.v1',
  summary: 'Ask a stored provider for one short answer.',
  kind: 'command',
  route: { method: 'POST', path: '/providers/:providerId/test', status: 200 },
  input: z.object({ providerId: providerIdSchema }),
  output: z.object({ ok: z.boolean(), message: z.string(), latencyMs: z.number().int() }),
  errors: ['provider.address_refused'],
});

/** What the composer shows: with whom one talks, or that nobody is connected. */
export const listModels = publicOperation({
  service: 'claude',
  plane: 'message',
  timeoutMs: 10_000,
  policy: { role: 'person', scope: 'ai' },
  name: 'claude.list-models.v1',
  summary: 'The provider and models that runs use, without its credentials.',
  kind: 'query',
  route: { method: 'GET', path: '/models' },
  input: z.object({}),
  output: z.object({
    provider: z.object({ name: z.string(), source: providerSchema.shape.source, model: z.string() }).optional(),
    models: z.array(z.object({ id: z.string(), displayName: z.string(), contextTokens: z.number().int().optional() })),
  }),
  errors: [],
});
