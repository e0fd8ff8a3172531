import { classNames, ContextMenu, type MenuEntry } from '@constellation/web-ui';
import { ChevronDown, ChevronRight, File, Folder, FolderOpen, Link2 } from 'lucide-react';
import type { DragEvent, MouseEvent } from 'react';
import type { TreeRow as Row } from '../model/file-tree.ts';

export interface TreeRowProps {
  row: Extract<Row, { kind: 'entry' }>;
  isFocused: boolean;
  isActive: boolean;
  isCut: boolean;
  isDropTarget: boolean;
  menu: () => readonly MenuEntry[];
  onClick: (event: MouseEvent) => void;
  onDoubleClick: () => void;
  onDragStart: (event: DragEvent) => void;
  onMenuOpen: () => void;
}

const EntryIcon = ({ row }: { row: Extract<Row, { kind: 'entry' }> }) => {
  const shared = { 'aria-hidden': true, className: 'size-4 shrink-0 text-fg-3', strokeWidth: 1.5 } as const;
  if (row.entry.kind === 'folder') return row.isExpanded ? <FolderOpen {...shared} /> : <Folder {...shared} />;
  return row.entry.kind === 'link' ? <Link2 {...shared} /> : <File {...shared} />;
};

/** One file or folder. */
export const TreeRow = ({
  row,
  isFocused,
  isActive,
  isCut,
  isDropTarget,
  menu,
  onClick,
  onDoubleClick,
  onDragStart,
  onMenuOpen,
}: TreeRowProps) => {
  const Chevron = row.isExpanded ? ChevronDown : ChevronRight;
  return (
    <ContextMenu entries={menu()} onOpenChange={(isOpen) => isOpen && onMenuOpen()}>
      <div
        role="treeitem"
        id={`tree-${row.path}`}
        data-path={row.path}
        aria-level={row.depth + 1}
        aria-selected={isFocused}
        {...(row.entry.kind === 'folder' ? { 'aria-expanded': row.isExpanded } : {})}
        draggable
        onDragStart={onDragStart}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        title={row.path}
        className={classNames(
          'flex h-6 cursor-pointer items-center gap-1 pr-2 text-work select-none pointer-coarse:h-11',
          isFocused ? 'bg-ink-3 text-fg' : 'text-fg-2 hover:bg-ink-2 hover:text-fg',
          isActive && 'text-fg',
          (row.entry.ignored === true || isCut) && 'opacity-60',
          isDropTarget && 'outline outline-1 outline-accent outline-offset-[-1px]',
        )}
        style={{ paddingLeft: 4 + row.depth * 12 }}
      >
        {row.entry.kind === 'folder' ? (
          <Chevron aria-hidden className="size-4 shrink-0" strokeWidth={1.5} />
        ) : (
          <span className="w-4 shrink-0" />
        )}
        <EntryIcon row={row} />
        <span className="truncate">{row.entry.name}</span>
      </div>
    </ContextMenu>
  );
};
