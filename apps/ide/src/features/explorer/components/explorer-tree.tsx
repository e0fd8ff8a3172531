import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useSyncExternalStore, type KeyboardEvent, type MouseEvent } from 'react';
import { useSnapshot } from 'valtio';
import { useShell } from '../../../shell/shell-context.tsx';
import type { Explorer } from '../model/explorer.ts';
import type { TreeRow as Row } from '../model/file-tree.ts';
import { parentOf } from '../model/path-parts.ts';
import { stepRows } from '../model/step-rows.ts';
import { NameField } from './name-field.tsx';
import { rowMenu } from './row-menu.ts';
import { TreeRow } from './tree-row.tsx';
import { useTreeDrag } from './use-tree-drag.ts';

type Line = Row | { kind: 'naming'; path: string; depth: number };

/** Puts the field for a new name first in its folder, or in place of the row that is renamed. */
const withNaming = (rows: readonly Row[], naming: Explorer['state']['naming']): readonly Line[] => {
  if (naming === undefined) return rows;
  const depth = naming.folder === '' ? 0 : naming.folder.split('/').length;
  const field: Line = { kind: 'naming', path: naming.path ?? naming.folder, depth };
  if (naming.path !== undefined) return rows.map((row) => (row.kind === 'entry' && row.path === naming.path ? field : row));
  const after = rows.findIndex((row) => row.kind === 'entry' && row.path === naming.folder) + 1;
  return [...rows.slice(0, after), field, ...rows.slice(after)];
};

const labels = { 'new-file': 'Name of the new file', 'new-folder': 'Name of the new folder', rename: 'New name' };

/** The rows; only those in view are in the page. */
export const ExplorerTree = ({ explorer, activePath }: { explorer: Explorer; activePath: string | undefined }) => {
  const shell = useShell();
  const { focused, naming, clipboard } = useSnapshot(explorer.state);
  const rows = useSyncExternalStore(explorer.tree.subscribe, explorer.tree.rows);
  const lines = withNaming(rows, naming);
  const scroller = useRef<HTMLDivElement>(null);
  const isCoarse = window.matchMedia('(pointer: coarse)').matches;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isCoarse ? 44 : 24),
    overscan: 12,
  });
  const drag = useTreeDrag(explorer);

  // Only a new focus or field scrolls, not every change of the rows.
  const wanted = naming === undefined ? focused : `naming ${naming.folder}`;
  const at = lines.findIndex((line) => line.kind === 'naming' || (naming === undefined && line.kind === 'entry' && line.path === focused));
  const scrolledFor = useRef<string>(undefined);
  useEffect(() => {
    if (at === -1 || scrolledFor.current === wanted) return;
    scrolledFor.current = wanted;
    virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, wanted, virtual]);

  const open = (path: string, isPreview: boolean, takesFocus: boolean) => {
    if (explorer.tree.entry(path)?.kind !== 'folder') explorer.options.open(path, isPreview, takesFocus);
    else if (explorer.tree.isExpanded(path)) explorer.tree.collapse(path);
    else void explorer.tree.expand(path);
  };
  const onClick = (event: MouseEvent, path: string) => {
    explorer.state.focused = path;
    open(path, !event.ctrlKey && !event.metaKey, false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || naming !== undefined) return;
    if (event.key === 'Enter' && focused !== undefined) open(focused, false, true);
    else if (event.key === ' ' && focused !== undefined) open(focused, true, false);
    else {
      const step = stepRows(rows, focused, event.key);
      if (step === undefined) return;
      if ('to' in step) explorer.state.focused = step.to;
      else if ('expand' in step) void explorer.tree.expand(step.expand);
      else explorer.tree.collapse(step.collapse);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Files"
      tabIndex={0}
      data-autofocus
      data-focus-context="explorer"
      aria-activedescendant={focused === undefined ? undefined : `tree-${focused}`}
      onKeyDown={onKeyDown}
      {...drag.handlers}
      className="min-h-0 flex-1 overflow-auto outline-offset-[-2px]"
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return undefined;
          return (
            <div key={item.key} role="presentation" style={{ position: 'absolute', top: item.start, left: 0, right: 0 }}>
              {line.kind === 'entry' ? (
                <TreeRow
                  row={line}
                  isFocused={line.path === focused}
                  isActive={line.path === activePath}
                  isCut={clipboard?.act === 'cut' && clipboard.path === line.path}
                  isDropTarget={drag.target !== undefined && drag.target === line.path}
                  menu={() => rowMenu(shell, line.path, line.entry.kind === 'folder', explorer.options.canWrite)}
                  onMenuOpen={() => (explorer.state.focused = line.path)}
                  onClick={(event) => onClick(event, line.path)}
                  onDoubleClick={() => open(line.path, false, true)}
                  onDragStart={(event) => drag.start(event, line.path)}
                />
              ) : line.kind === 'naming' && naming !== undefined ? (
                <NameField
                  label={labels[naming.kind]}
                  initial={naming.path === undefined ? '' : (explorer.tree.entry(naming.path)?.name ?? '')}
                  taken={explorer.tree.names(naming.path === undefined ? naming.folder : parentOf(naming.path))}
                  depth={line.depth}
                  onDone={(name) => void explorer.finishNaming(name)}
                  onCancel={() => (explorer.state.naming = undefined)}
                />
              ) : (
                <p className="h-6 truncate text-work text-fg-3" style={{ paddingLeft: 24 + line.depth * 12 }}>
                  {line.kind === 'failed' ? line.failure?.sentence : 'Loading'}
                </p>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};
