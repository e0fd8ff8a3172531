import { listSessions } from '@constellation/contracts-identity';
import type { ApiClient } from '@constellation/web-api-client';
import { queryOptions } from '@tanstack/react-query';

/** Where this account is signed in. */
export const sessionsQuery = (api: ApiClient) =>
  queryOptions({ queryKey: ['sessions'], queryFn: async ({ signal }) => (await api.call(listSessions, { limit: 100 }, { signal })).items });
