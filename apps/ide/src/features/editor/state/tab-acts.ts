import type { Tab, TabsState } from './tabs-store.ts';

export const fileTabId = (path: string): string => `file:${path}`;
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const activeTab = (state: Pick<TabsState, 'tabs' | 'activeId'>): Tab | undefined =>
  state.tabs.find((tab) => tab.id === state.activeId);

export const activateTab = (state: TabsState, id: string): void => {
  const tab = state.tabs.find((other) => other.id === id);
  if (tab === undefined) return;
  state.activeId = id;
  if (tab.kind === 'file') state.recent = [tab.path, ...state.recent.filter((path) => path !== tab.path)].slice(0, 200);
};

/** Opens a tab beside the active one, or in place of the tab that was only looked at; an open one is brought to front. */
export const openTab = (state: TabsState, tab: Tab): { replaced: Tab | undefined } => {
  const existing = state.tabs.find((other) => other.id === tab.id);
  if (existing !== undefined) {
    if (!tab.isPreview) existing.isPreview = false;
    activateTab(state, existing.id);
    return { replaced: undefined };
  }
  const preview = tab.isPreview ? state.tabs.find((other) => other.isPreview) : undefined;
  if (preview !== undefined) state.tabs.splice(state.tabs.indexOf(preview), 1, tab);
  else state.tabs.splice(state.tabs.findIndex((other) => other.id === state.activeId) + 1 || state.tabs.length, 0, tab);
  activateTab(state, tab.id);
  return { replaced: preview };
};

export const openFileTab = (state: TabsState, path: string, isPreview: boolean): { replaced: Tab | undefined } =>
  openTab(state, { id: fileTabId(path), kind: 'file', path, title: nameOf(path), isPreview });

export const pinTab = (state: TabsState, id: string): void => {
  const tab = state.tabs.find((other) => other.id === id);
  if (tab !== undefined) tab.isPreview = false;
};

export const removeTab = (state: TabsState, id: string): void => {
  const at = state.tabs.findIndex((tab) => tab.id === id);
  const tab = state.tabs[at];
  if (tab === undefined) return;
  state.tabs.splice(at, 1);
  if (tab.kind === 'file') state.closed = [...state.closed, tab.path].slice(-50);
  if (state.activeId !== id) return;
  const next = state.tabs[at] ?? state.tabs[at - 1];
  state.activeId = undefined;
  if (next !== undefined) activateTab(state, next.id);
};

/** The neighbour to the right (1) or left (-1), round the end. */
export const stepTab = (state: TabsState, step: 1 | -1): void => {
  const at = state.tabs.findIndex((tab) => tab.id === state.activeId);
  const next = state.tabs[(at + step + state.tabs.length) % Math.max(1, state.tabs.length)];
  if (next !== undefined) activateTab(state, next.id);
};

/** A file or folder got another path: its tabs follow. */
export const moveTabs = (state: TabsState, from: string, to: string): void => {
  const moved = (path: string): string | undefined =>
    path === from ? to : path.startsWith(`${from}/`) ? to + path.slice(from.length) : undefined;
  for (const tab of state.tabs) {
    const path = tab.kind === 'file' ? moved(tab.path) : undefined;
    if (path === undefined) continue;
    if (state.activeId === tab.id) state.activeId = fileTabId(path);
    Object.assign(tab, { id: fileTabId(path), path, title: nameOf(path) });
  }
  state.recent = state.recent.map((path) => moved(path) ?? path);
};
