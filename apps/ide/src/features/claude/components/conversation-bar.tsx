import { IconButton, Menu, type MenuEntry } from '@constellation/web-ui';
import { ChevronDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { useSnapshot } from 'valtio';
import type { ClaudeSession } from '../model/claude-session.ts';

/** Which conversation is shown; others, a new one, its name. */
export const ConversationBar = ({ session }: { session: ClaudeSession }) => {
  const { conversations, conversationId } = useSnapshot(session.state);
  const [isRenaming, setIsRenaming] = useState(false);
  const current = session.state.conversations.find((other) => other.id === conversationId);
  const entries: MenuEntry[] = [
    ...conversations.map((conversation) => ({
      id: conversation.id,
      label: conversation.title,
      checked: conversation.id === conversationId,
      onSelect: () => void session.show(conversation.id),
    })),
    ...(current === undefined
      ? []
      : ([
          'separator',
          { id: 'rename', label: 'Rename', onSelect: () => setIsRenaming(true) },
          { id: 'delete', label: 'Delete conversation', danger: true, onSelect: () => void session.remove(current.id) },
        ] satisfies MenuEntry[])),
  ];
  return (
    <div className="flex h-8 shrink-0 items-center gap-1 border-b border-line px-2 pointer-coarse:h-11">
      {isRenaming && current !== undefined ? (
        <input
          autoFocus
          aria-label="Title of the conversation"
          defaultValue={current.title}
          maxLength={120}
          className="h-6 min-w-0 flex-1 rounded-control border border-control-line bg-ink-0 px-1 text-work text-fg"
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') setIsRenaming(false);
          }}
          onBlur={(event) => {
            setIsRenaming(false);
            const title = event.target.value.trim();
            if (title !== '' && title !== current.title) void session.rename(current, title);
          }}
        />
      ) : (
        <Menu
          align="start"
          entries={entries}
          trigger={
            <button
              type="button"
              disabled={entries.length === 0}
              className="flex min-w-0 flex-1 items-center gap-1 rounded-control text-left text-work text-fg hover:bg-ink-3 disabled:hover:bg-transparent"
            >
              <span className="truncate">{current?.title ?? 'New conversation'}</span>
              {entries.length === 0 ? undefined : <ChevronDown aria-hidden className="size-4 shrink-0" strokeWidth={1.5} />}
            </button>
          }
        />
      )}
      <IconButton icon={Plus} label="New conversation" onClick={() => void session.show(undefined)} />
    </div>
  );
};
