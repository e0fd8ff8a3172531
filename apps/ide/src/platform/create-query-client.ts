import { hasCode, isOperationError } from '@constellation/web-api-client';
import { QueryClient } from '@tanstack/react-query';

/** Failures that another try may cure by itself; everything else is shown at once. */
const isPassing = (cause: unknown): boolean =>
  hasCode(cause, 'client.offline', 'unavailable', 'overloaded', 'instance_lost', 'deadline_exceeded');

/** The cache of what the server said. It is kept fresh by change notices, so nothing is polled. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, cause) => isPassing(cause) && failures < 2,
        retryDelay: (attempt, cause) => (isOperationError(cause) ? cause.retryAfterMs : undefined) ?? 300 * 2 ** attempt,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
