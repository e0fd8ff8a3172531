import type { Provider } from '@constellation/contracts-claude';
import type { AiProvider } from '../records/ai-provider.ts';
import type { Connection } from './connection.ts';

/** A stored provider without its key. */
export const providerView = (row: AiProvider): Provider => ({
  id: row._id as Provider['id'],
  name: row.name,
  baseUrl: row.baseUrl,
  model: row.model,
  source: 'stored',
  hasCredential: row.credential !== undefined,
  isDefault: row.isDefault,
  version: row.version,
  ...(row.credential?.hint ? { credentialHint: row.credential.hint } : {}),
  ...(row.testedAt === undefined ? {} : { testedAt: row.testedAt.toISOString() }),
});

/** One of the operator's providers. */
export const operatorProviderView = (connection: Connection, isDefault: boolean): Provider => ({
  id: connection.source === 'demo' ? 'demo' : 'environment',
  name: connection.name,
  baseUrl: connection.baseUrl,
  model: connection.model,
  source: connection.source,
  hasCredential: connection.source === 'environment',
  isDefault,
  version: 1,
});
