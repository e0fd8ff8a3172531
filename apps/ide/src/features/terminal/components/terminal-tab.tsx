import { classNames, ContextMenu } from '@constellation/web-ui';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useSnapshot } from 'valtio';
import { exitInWords, type TerminalTab as Tab } from '../state/terminals-state.ts';

export interface TerminalTabProps {
  tab: Tab;
  isActive: boolean;
  onActivate: () => void;
  onRename: (name: string) => void;
  onClose: () => void;
}

const NameField = ({ name, onDone }: { name: string; onDone: (name: string | undefined) => void }) => (
  <input
    autoFocus
    aria-label="Terminal name"
    defaultValue={name}
    maxLength={60}
    onFocus={(event) => event.target.select()}
    onBlur={(event) => onDone(event.target.value)}
    onKeyDown={(event) => {
      if (event.key === 'Enter') event.currentTarget.blur();
      if (event.key === 'Escape') onDone(undefined);
    }}
    className="h-5 w-24 rounded-control border border-control-line bg-ink-0 px-1 text-work text-fg"
  />
);

/** One terminal's name in the row; a double click, F2 or its menu renames it. */
export const TerminalTab = ({ tab, isActive, onActivate, onRename, onClose }: TerminalTabProps) => {
  const { name, phase, exit } = useSnapshot(tab);
  const [isRenaming, setIsRenaming] = useState(false);
  const isOver = phase === 'ended' || phase === 'lost';
  const menu = [
    { id: 'rename', label: 'Rename', keys: 'F2', onSelect: () => setIsRenaming(true) },
    { id: 'close', label: 'Close', danger: true, onSelect: onClose },
  ];
  if (isRenaming)
    return (
      <NameField
        name={name}
        onDone={(next) => {
          setIsRenaming(false);
          if (next !== undefined) onRename(next);
        }}
      />
    );
  return (
    <ContextMenu entries={menu}>
      <div className={classNames('group flex h-6 items-center rounded-control', isActive ? 'bg-ink-3 text-fg' : 'text-fg-2 hover:text-fg')}>
        <button
          type="button"
          role="tab"
          aria-selected={isActive}
          aria-label={`Terminal ${name}${isOver ? `, ${exitInWords(exit)}` : ''}`}
          tabIndex={isActive ? 0 : -1}
          onClick={onActivate}
          onDoubleClick={() => setIsRenaming(true)}
          onKeyDown={(event) => {
            if (event.key === 'F2') setIsRenaming(true);
            if (event.key === 'Delete') onClose();
          }}
          className={classNames('h-full px-2 text-work pointer-coarse:min-w-11', isOver && 'line-through')}
        >
          {name}
        </button>
        {/* A row of tabs holds nothing but tabs for a screen reader, which closes with Delete. */}
        <span
          aria-hidden
          title="Close (Delete)"
          onClick={onClose}
          className="mr-0.5 flex size-5 items-center justify-center rounded-control opacity-0 group-hover:opacity-100 hover:bg-ink-2 pointer-coarse:opacity-100"
        >
          <X aria-hidden className="size-3.5" strokeWidth={1.5} />
        </span>
      </div>
    </ContextMenu>
  );
};
