import { openDB, type IDBPDatabase } from 'idb';

/** Text that was typed and not saved, with the tag of the file it was typed over (`undefined`: a file that did not exist). */
export interface Draft {
  path: string;
  text: string;
  baseTag: string | undefined;
  writtenAt: number;
}

/** Where unsaved text survives a killed tab. */
export interface Drafts {
  put: (draft: Draft) => Promise<void>;
  get: (path: string) => Promise<Draft | undefined>;
  remove: (path: string) => Promise<void>;
  paths: () => Promise<string[]>;
}

const store = 'drafts';
const open = (): Promise<IDBPDatabase> =>
  openDB('constellation-drafts', 1, { upgrade: (database) => void database.createObjectStore(store) });

/** The drafts of one person in one workspace, in IndexedDB. */
export const createDrafts = (personId: string, workspaceId: string): Drafts => {
  const database = open();
  const prefix = `${personId}/${workspaceId}/`;
  return {
    put: async (draft) => {
      await (await database).put(store, draft, prefix + draft.path);
    },
    get: async (path) => (await (await database).get(store, prefix + path)) as Draft | undefined,
    remove: async (path) => (await database).delete(store, prefix + path),
    paths: async () => {
      const keys = await (await database).getAllKeys(store, IDBKeyRange.bound(prefix, `${prefix}\uffff`));
      return keys.map((key) => (typeof key === 'string' ? key.slice(prefix.length) : ''));
    },
  };
};
