import { proxy, subscribe } from 'valtio';
import { z } from 'zod';

const tabSchema = z.object({
  id: z.string(),
  kind: z.enum(['file', 'diff']),
  /** The file, or for a diff what it compares. */
  path: z.string(),
  title: z.string(),
  /** Shown in italics and replaced by the next file that is only looked at. */
  isPreview: z.boolean(),
});
export type Tab = z.output<typeof tabSchema>;

const tabsSchema = z.object({ tabs: z.array(tabSchema).max(500), activeId: z.string().optional(), recent: z.array(z.string()).max(200) });

/** The tabs of the editor area, in order. Read through `useSnapshot`, changed only by the functions of `tab-acts.ts`. */
export interface TabsState {
  tabs: Tab[];
  activeId: string | undefined;
  /** Paths, the one looked at last first. */
  recent: string[];
  /** Paths that were closed, the last one last. */
  closed: string[];
}

const restore = (saved: string | null): TabsState => {
  const empty: TabsState = { tabs: [], activeId: undefined, recent: [], closed: [] };
  if (saved === null) return empty;
  try {
    const parsed = tabsSchema.safeParse(JSON.parse(saved));
    if (!parsed.success) return empty;
    const tabs = parsed.data.tabs.filter((tab) => tab.kind === 'file');
    const activeId = tabs.some((tab) => tab.id === parsed.data.activeId) ? parsed.data.activeId : tabs[0]?.id;
    return { tabs, activeId, recent: parsed.data.recent, closed: [] };
  } catch {
    return empty;
  }
};

export interface TabsStore {
  readonly state: TabsState;
  dispose: () => void;
}

/** The tabs of one person in one project, kept in `storage` under `key`; diffs are not kept. */
export const createTabsStore = (storage: Pick<Storage, 'getItem' | 'setItem'>, key: string): TabsStore => {
  const state = proxy(restore(storage.getItem(key)));
  const stop = subscribe(state, () => storage.setItem(key, JSON.stringify({ ...state, closed: undefined })));
  return { state, dispose: stop };
};
