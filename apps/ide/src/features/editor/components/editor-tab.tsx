import { classNames, ContextMenu, type MenuEntry } from '@constellation/web-ui';
import { Circle, GitCompare, TriangleAlert, X } from 'lucide-react';
import { proxy, useSnapshot } from 'valtio';
import type { OpenFileState } from '../state/open-file-state.ts';
import type { Tab } from '../state/tabs-store.ts';

export interface EditorTabProps {
  tab: Tab;
  state: OpenFileState | undefined;
  isActive: boolean;
  menu: readonly MenuEntry[];
  onActivate: () => void;
  onPin: () => void;
  onClose: () => void;
}

/** A tab that was restored and not opened yet; a snapshot needs a proxy all the same. */
const clean = proxy({ isDirty: false, isSaving: false, isDeleted: false, conflict: undefined });

const stateInWords = (state: Pick<OpenFileState, 'isDirty' | 'isSaving' | 'isDeleted' | 'conflict'>): string =>
  [
    state.conflict === undefined ? '' : ', changed on disk',
    state.isDirty ? ', unsaved' : '',
    state.isSaving ? ', saving' : '',
    state.isDeleted ? ', deleted on disk' : '',
  ].join('');

const Mark = ({ state }: { state: Pick<OpenFileState, 'isDirty' | 'conflict'> }) => {
  if (state.conflict !== undefined) return <TriangleAlert aria-hidden className="size-3.5 text-warn" strokeWidth={1.5} />;
  return state.isDirty ? <Circle aria-hidden className="size-2 fill-current" /> : undefined;
};

/** One tab: its name, ● while unsaved, ⚠ in conflict, a thin line while it saves. */
export const EditorTab = ({ tab, state, isActive, menu, onActivate, onPin, onClose }: EditorTabProps) => {
  const shown = useSnapshot(state ?? clean);
  return (
    <ContextMenu entries={menu}>
      <div
        className={classNames(
          'group relative flex h-full max-w-56 shrink-0 items-center border-r border-line text-work',
          isActive ? 'bg-ink-0 text-fg' : 'bg-ink-1 text-fg-2 hover:text-fg',
        )}
      >
        {isActive ? <span aria-hidden className="absolute inset-x-0 top-0 h-0.5 bg-accent" /> : undefined}
        <button
          type="button"
          role="tab"
          aria-selected={isActive}
          aria-label={`${tab.title}${stateInWords(shown)}`}
          tabIndex={isActive ? 0 : -1}
          title={tab.path}
          className="flex h-full min-w-0 items-center gap-1.5 pl-3 outline-offset-[-2px]"
          onClick={onActivate}
          onDoubleClick={onPin}
          onAuxClick={(event) => {
            if (event.button === 1) onClose();
          }}
        >
          {tab.kind === 'diff' ? <GitCompare aria-hidden className="size-3.5 shrink-0 text-agent" strokeWidth={1.5} /> : undefined}
          <span className={classNames('truncate', tab.isPreview && 'italic', shown.isDeleted && 'line-through')}>{tab.title}</span>
        </button>
        {/* A row of tabs holds nothing but tabs for a screen reader, which closes with Delete. */}
        <span
          aria-hidden
          title="Close (Delete)"
          className="mx-1 flex size-5 shrink-0 items-center justify-center rounded-control text-fg-2 hover:bg-ink-3 hover:text-fg pointer-coarse:size-11"
          onClick={onClose}
        >
          <span className="group-hover:hidden">
            <Mark state={shown} />
          </span>
          <X
            aria-hidden
            className={classNames(
              'size-3.5',
              shown.isDirty || shown.conflict !== undefined ? 'hidden group-hover:block' : isActive ? '' : 'invisible group-hover:visible',
            )}
            strokeWidth={1.5}
          />
        </span>
        {shown.isSaving ? <span aria-hidden className="absolute bottom-0 left-0 h-0.5 w-1/3 animate-slide bg-accent" /> : undefined}
      </div>
    </ContextMenu>
  );
};
