import { getSettings, updateSettings, type PersonSettings } from '@constellation/contracts-identity';
import { queryOptions } from '@tanstack/react-query';
import type { Application } from './application.ts';

export const settingsKey = ['settings'] as const;

/** What the person chose, on every device. */
export const settingsQuery = ({ api }: Pick<Application, 'api'>) =>
  queryOptions({ queryKey: settingsKey, queryFn: ({ signal }) => api.call(getSettings, {}, { signal }), staleTime: 5 * 60_000 });

/** Shows a change at once and takes it back when the server refuses it. */
export const changeSettings = async (
  { api, queries }: Pick<Application, 'api' | 'queries'>,
  change: Partial<PersonSettings>,
): Promise<void> => {
  const before = queries.getQueryData<PersonSettings>(settingsKey);
  if (before !== undefined) queries.setQueryData(settingsKey, { ...before, ...change });
  try {
    queries.setQueryData(settingsKey, await api.call(updateSettings, change));
  } catch (cause) {
    queries.setQueryData(settingsKey, before);
    throw cause;
  }
};
