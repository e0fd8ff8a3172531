import { Button, EmptyState, IconButton, Skeleton } from '@constellation/web-ui';
import { Plus, Search } from 'lucide-react';
import { useEffect, type KeyboardEvent } from 'react';
import { useSnapshot } from 'valtio';
import type { Terminals } from '../model/terminals.ts';
import { PhoneKeys } from './phone-keys.tsx';
import { TerminalNotice } from './terminal-notice.tsx';
import { TerminalScreenHost } from './terminal-screen-host.tsx';
import { TerminalSearch } from './terminal-search.tsx';
import { TerminalTab } from './terminal-tab.tsx';

const stepAlong = (terminals: Terminals, event: KeyboardEvent): void => {
  const { tabs, activeId } = terminals.state;
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || tabs.length === 0) return;
  event.preventDefault();
  const at = tabs.findIndex((tab) => tab.id === activeId);
  terminals.state.activeId = tabs[(at + step + tabs.length) % tabs.length]?.id;
};

/** The terminals of the workspace: a row of names over the screen in front. */
export const TerminalView = ({ terminals }: { terminals: Terminals }) => {
  const { phase, tabs, activeId, failure, isSearching } = useSnapshot(terminals.state);
  useEffect(() => void terminals.load(), [terminals]);
  const active = terminals.state.tabs.find((tab) => tab.id === activeId);
  if (phase === 'loading') return <Skeleton className="m-3 h-4 w-1/3" />;
  if (phase === 'failed')
    return (
      <EmptyState title="The terminals could not be read" actions={<Button onClick={() => void terminals.load()}>Try again</Button>}>
        {failure}
      </EmptyState>
    );
  return (
    <div className="flex size-full min-h-0 flex-col bg-ink-0">
      <div className="flex h-8 shrink-0 items-center gap-1 border-b border-line bg-ink-1 px-2 pointer-coarse:h-11">
        <div
          role="tablist"
          aria-label="Terminals"
          className="flex min-w-0 items-center gap-1 overflow-x-auto"
          onKeyDown={(event) => stepAlong(terminals, event)}
        >
          {tabs.map((tab) => {
            const own = terminals.state.tabs.find((other) => other.id === tab.id);
            return own === undefined ? undefined : (
              <TerminalTab
                key={tab.id}
                tab={own}
                isActive={tab.id === activeId}
                onActivate={() => {
                  terminals.state.activeId = tab.id;
                  requestAnimationFrame(() => terminals.activeScreen()?.focus());
                }}
                onRename={(name) => void terminals.rename(tab.id, name)}
                onClose={() => void terminals.close(tab.id)}
              />
            );
          })}
        </div>
        <IconButton icon={Plus} label="New terminal" onClick={() => void terminals.open()} />
        <IconButton
          icon={Search}
          label="Find in terminal"
          disabled={active === undefined}
          onClick={() => {
            terminals.state.isSearching = !isSearching;
          }}
        />
        {failure === undefined ? undefined : (
          <p role="alert" className="truncate text-hint text-bad">
            {failure}
          </p>
        )}
      </div>
      <div className="relative min-h-0 flex-1">
        {active === undefined ? (
          <EmptyState title="No terminal is open" actions={<Button onClick={() => void terminals.open()}>New terminal</Button>}>
            A terminal is a shell in the workspace. It goes on when you close this tab.
          </EmptyState>
        ) : (
          <TerminalScreenHost key={active.id} terminals={terminals} id={active.id} label={`Terminal ${active.name}`} />
        )}
        {isSearching && active !== undefined ? <TerminalSearch terminals={terminals} /> : undefined}
      </div>
      {active === undefined ? undefined : (
        <TerminalNotice tab={active} onNew={() => void terminals.open()} onClose={() => void terminals.close(active.id)} />
      )}
      <PhoneKeys terminals={terminals} />
    </div>
  );
};
