import type { MenuEntry } from '@constellation/web-ui';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useSnapshot } from 'valtio';
import type { EditorSession } from '../model/editor-session.ts';
import { activateTab, pinTab, stepTab } from '../state/tab-acts.ts';
import type { Tab } from '../state/tabs-store.ts';
import { EditorTab } from './editor-tab.tsx';

const closeAll = async (session: EditorSession, tabs: readonly Tab[]): Promise<void> => {
  for (const tab of tabs) if (!(await session.close(tab.id))) return;
};

const menuOf = (session: EditorSession, tab: Tab): MenuEntry[] => {
  const all = [...session.tabs.tabs];
  const at = all.findIndex((other) => other.id === tab.id);
  return [
    { id: 'close', label: 'Close', onSelect: () => void session.close(tab.id) },
    {
      id: 'others',
      label: 'Close others',
      onSelect: () =>
        void closeAll(
          session,
          all.filter((other) => other.id !== tab.id),
        ),
    },
    { id: 'right', label: 'Close to the right', onSelect: () => void closeAll(session, all.slice(at + 1)) },
    { id: 'all', label: 'Close all', onSelect: () => void closeAll(session, all) },
    'separator',
    { id: 'pin', label: 'Keep open', disabled: !tab.isPreview, onSelect: () => pinTab(session.tabs, tab.id) },
    { id: 'path', label: 'Copy path', onSelect: () => void navigator.clipboard.writeText(tab.path) },
  ];
};

/** The row of open files; arrow keys move along it. */
export const TabStrip = ({ session }: { session: EditorSession }) => {
  const { tabs, activeId } = useSnapshot(session.tabs);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    row.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeId, tabs.length]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' && session.tabs.activeId !== undefined) void session.close(session.tabs.activeId);
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    stepTab(session.tabs, event.key === 'ArrowRight' ? 1 : -1);
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus());
  };
  return (
    <div
      ref={row}
      role="tablist"
      aria-label="Open files"
      onKeyDown={onKeyDown}
      className="flex h-9 shrink-0 overflow-x-auto overflow-y-hidden border-b border-line bg-ink-1 [scrollbar-width:none] pointer-coarse:h-11"
    >
      {tabs.map((tab) => (
        <EditorTab
          key={tab.id}
          tab={tab}
          state={tab.kind === 'file' ? session.files?.states.get(tab.path) : undefined}
          isActive={tab.id === activeId}
          menu={menuOf(session, tab)}
          onActivate={() => activateTab(session.tabs, tab.id)}
          onPin={() => pinTab(session.tabs, tab.id)}
          onClose={() => void session.close(tab.id)}
        />
      ))}
    </div>
  );
};
