import { describe, expect, it } from 'vitest';
import { activeTab, moveTabs, openFileTab, removeTab, stepTab } from './tab-acts.ts';
import type { TabsState } from './tabs-store.ts';

const emptyTabs = (): TabsState => ({ tabs: [], activeId: undefined, recent: [], closed: [] });
const paths = (state: TabsState) => state.tabs.map((tab) => tab.path);

describe('tabs', () => {
  it('replaces the file that was only looked at', () => {
    const state = emptyTabs();
    openFileTab(state, 'a', true);
    openFileTab(state, 'b', true);
    expect(paths(state)).toEqual(['b']);
  });

  it('keeps a file that was opened to stay, and puts the next one beside it', () => {
    const state = emptyTabs();
    openFileTab(state, 'a', false);
    openFileTab(state, 'b', false);
    state.activeId = 'file:a';
    openFileTab(state, 'c', false);
    expect(paths(state)).toEqual(['a', 'c', 'b']);
  });

  it('brings the neighbour to front when the active tab closes, and remembers it for reopening', () => {
    const state = emptyTabs();
    for (const path of ['a', 'b', 'c']) openFileTab(state, path, false);
    state.activeId = 'file:b';
    removeTab(state, 'file:b');
    expect(activeTab(state)?.path).toBe('c');
    expect(state.closed).toEqual(['b']);
  });

  it('goes round the end in both directions', () => {
    const state = emptyTabs();
    for (const path of ['a', 'b']) openFileTab(state, path, false);
    stepTab(state, 1);
    expect(activeTab(state)?.path).toBe('a');
    stepTab(state, -1);
    expect(activeTab(state)?.path).toBe('b');
  });

  it('follows a folder that was renamed', () => {
    const state = emptyTabs();
    openFileTab(state, 'src/a.ts', false);
    openFileTab(state, 'src2/a.ts', false);
    moveTabs(state, 'src', 'lib');
    expect(paths(state)).toEqual(['lib/a.ts', 'src2/a.ts']);
  });
});
