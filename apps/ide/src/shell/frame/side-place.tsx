import { IconButton } from '@constellation/web-ui';
import { X } from 'lucide-react';
import { togglePlace } from '../layout/layout-acts.ts';
import { useShell } from '../shell-context.tsx';
import { useActiveView, useViews } from '../views/use-views.ts';
import { ViewHost } from '../views/view-host.tsx';
import { PlaceHeader } from './place-header.tsx';

/** The side bar or the right panel: one view at a time under its title. */
export const SidePlace = ({ place, label }: { place: 'side' | 'secondary'; label: string }) => {
  const { layout, keys } = useShell();
  const views = useViews(place);
  const active = useActiveView(place);
  const command = place === 'side' ? 'view.toggle-side-bar' : 'view.toggle-secondary';
  return (
    <aside
      aria-label={label}
      data-focus-context={place === 'side' ? 'sideBar' : 'secondary'}
      className="flex h-full flex-col bg-ink-1 text-work"
    >
      <PlaceHeader
        title={active?.title ?? label}
        actions={
          <>
            {active?.actions === undefined ? undefined : <active.actions />}
            {place === 'secondary' ? (
              <IconButton
                icon={X}
                label={`Close ${active?.title ?? label}`}
                keys={keys.labelOf(command)}
                onClick={() => togglePlace(layout, place)}
              />
            ) : undefined}
          </>
        }
      />
      <ViewHost views={views} activeId={active?.id} />
    </aside>
  );
};
