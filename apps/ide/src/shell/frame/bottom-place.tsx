import { classNames, IconButton } from '@constellation/web-ui';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { toggleBottomMaximised, togglePlace } from '../layout/layout-acts.ts';
import { useLayout, useShell } from '../shell-context.tsx';
import { useActiveView, useViews } from '../views/use-views.ts';
import { ViewBadge } from '../views/view-badge.tsx';
import { ViewHost } from '../views/view-host.tsx';
import { moveAlongTabs } from './move-along-tabs.ts';

/** The panel under the editor: its views are tabs. */
export const BottomPlace = () => {
  const { layout, keys, commands } = useShell();
  const { bottom } = useLayout();
  const views = useViews('bottom');
  const active = useActiveView('bottom');
  return (
    <section aria-label="Panel" data-focus-context="panel" className="flex h-full flex-col bg-ink-1 text-work">
      <header className="flex h-9 shrink-0 items-center gap-1 border-b border-line pr-2 pl-2">
        <div role="tablist" aria-label="Panel views" className="flex h-full flex-1 overflow-hidden" onKeyDown={moveAlongTabs}>
          {views.map((view) => (
            <button
              key={view.id}
              type="button"
              role="tab"
              aria-selected={view.id === active?.id}
              tabIndex={view.id === active?.id ? 0 : -1}
              onClick={() => void commands.run(`view.${view.id}`)}
              className={classNames(
                'flex items-center gap-1.5 border-b-2 border-transparent px-2 text-hint font-medium text-fg-3 hover:text-fg',
                view.id === active?.id && 'border-accent text-fg',
              )}
            >
              {view.title}
              <ViewBadge view={view} />
            </button>
          ))}
        </div>
        {active?.actions === undefined ? undefined : <active.actions />}
        <IconButton
          icon={bottom.maximised ? ChevronDown : ChevronUp}
          label={bottom.maximised ? 'Restore panel size' : 'Maximise panel'}
          onClick={() => toggleBottomMaximised(layout)}
        />
        <IconButton icon={X} label="Close panel" keys={keys.labelOf('view.toggle-panel')} onClick={() => togglePlace(layout, 'bottom')} />
      </header>
      <ViewHost views={views} activeId={active?.id} />
    </section>
  );
};
