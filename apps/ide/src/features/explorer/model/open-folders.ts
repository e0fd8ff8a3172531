import { z } from 'zod';

const pathsSchema = z.array(z.string().max(4_096)).max(2_000);

/** The folders that a person has open in a project, kept in `storage` under `key`. */
export const openFolders = (storage: Pick<Storage, 'getItem' | 'setItem'>, key: string) => ({
  read: (): readonly string[] => {
    try {
      return pathsSchema.safeParse(JSON.parse(storage.getItem(key) ?? '[]')).data ?? [];
    } catch {
      return [];
    }
  },
  write: (paths: readonly string[]): void => storage.setItem(key, JSON.stringify(paths)),
});
