import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

export const sealedCredentialSchema = z.object({ keyId: z.string(), nonce: z.string(), sealed: z.string(), hint: z.string() });
export type SealedCredential = z.output<typeof sealedCredentialSchema>;

const aiProviderSchema = z.object({
  _id: z.string(),
  name: z.string(),
  nameKey: z.string(),
  baseUrl: z.string(),
  model: z.string(),
  credential: sealedCredentialSchema.optional(),
  isDefault: z.boolean(),
  testedAt: z.date().optional(),
  createdAt: z.date(),
  version: z.number().int(),
});
export type AiProvider = z.output<typeof aiProviderSchema>;

export const aiProviders = defineCollection({
  name: 'ai_providers',
  schema: aiProviderSchema,
  indexes: [{ keys: { nameKey: 1 }, unique: true }],
});
