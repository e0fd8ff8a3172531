import { Sheet } from '@constellation/web-ui';
import { useState, type ReactNode } from 'react';
import { showView } from '../layout/layout-acts.ts';
import { useLayout, useShell } from '../shell-context.tsx';
import { useRegistry } from '../use-registry.ts';
import { useViews } from '../views/use-views.ts';
import { ViewHost } from '../views/view-host.tsx';
import type { ViewPlace } from '../views/view.ts';
import { PhoneBar } from './phone-bar.tsx';
import { PlaceHeader } from './place-header.tsx';

/** Files, editor, terminal, Claude: from left to right as on a wide screen. */
const places: readonly ViewPlace[] = ['side', 'main', 'bottom', 'secondary'];

/** The workbench on a phone: one view, the bar, and a sheet with the rest. */
export const PhoneFrame = ({ menu }: { menu: ReactNode }) => {
  const { layout, status } = useShell();
  const views = useViews();
  const items = useRegistry(status);
  const chosen = useLayout().phoneView;
  const [isMoreOpen, setMoreOpen] = useState(false);
  const inBar = views
    .filter((view) => view.phoneLabel !== undefined)
    .sort((one, other) => places.indexOf(one.place) - places.indexOf(other.place));
  const others = views.filter((view) => view.phoneLabel === undefined);
  const close = (): void => setMoreOpen(false);
  const active = views.find((view) => view.id === chosen) ?? inBar[0];
  return (
    <div className="flex h-full flex-col">
      <main className="flex min-h-0 flex-1 flex-col bg-ink-0">
        {active === undefined || active.place === 'main' ? undefined : (
          <PlaceHeader title={active.title} actions={active.actions === undefined ? undefined : <active.actions />} />
        )}
        <ViewHost views={views} activeId={active?.id} />
      </main>
      <PhoneBar views={inBar} activeId={active?.id} onChoose={(view) => showView(layout, view)} onMore={() => setMoreOpen(true)} />
      <Sheet open={isMoreOpen} onOpenChange={setMoreOpen} title="More">
        <ul className="px-2 pb-2">
          {others.map((view) => (
            <li key={view.id}>
              <button
                type="button"
                className="flex h-11 w-full items-center gap-3 rounded-control px-2 hover:bg-ink-3"
                onClick={() => {
                  showView(layout, view);
                  close();
                }}
              >
                <view.icon aria-hidden className="size-4" strokeWidth={1.5} />
                {view.title}
              </button>
            </li>
          ))}
        </ul>
        <div onClick={close}>{menu}</div>
        <div onClick={close} className="flex flex-wrap border-t border-line py-2 text-hint text-fg-2 [&_button]:min-h-11">
          {items.map((item) => (
            <item.component key={item.id} />
          ))}
        </div>
      </Sheet>
    </div>
  );
};
