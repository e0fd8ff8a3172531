import { PanelBottom } from 'lucide-react';
import type { ReactNode } from 'react';
import { togglePlace } from '../layout/layout-acts.ts';
import { useLayout, useShell } from '../shell-context.tsx';
import { useActiveView, useViews } from '../views/use-views.ts';
import { ViewBadge } from '../views/view-badge.tsx';
import type { View } from '../views/view.ts';
import { ActivityButton } from './activity-button.tsx';

const ViewButton = ({ view, isActive }: { view: View; isActive: boolean }) => {
  const { commands, keys } = useShell();
  return (
    <ActivityButton
      icon={view.icon}
      label={view.title}
      keys={keys.labelOf(`view.${view.id}`)}
      isActive={isActive}
      onClick={() => void commands.run(`view.${view.id}`, 'toggle')}
    >
      <ViewBadge view={view} />
    </ActivityButton>
  );
};

export interface ActivityBarProps {
  /** Above the views: the main menu. */
  start: ReactNode;
  /** Below everything: the account. */
  end: ReactNode;
}

/** The column of icons at the left edge that chooses views. */
export const ActivityBar = ({ start, end }: ActivityBarProps) => {
  const { layout, keys } = useShell();
  const shown = useLayout();
  const side = useViews('side');
  const secondary = useViews('secondary');
  const activeSide = useActiveView('side');
  const hasBottom = useViews('bottom').length > 0;
  return (
    <nav aria-label="Views" className="flex w-11 shrink-0 flex-col border-r border-line bg-ink-1">
      {start}
      {side.map((view) => (
        <ViewButton key={view.id} view={view} isActive={shown.side.visible && activeSide?.id === view.id} />
      ))}
      <div className="flex-1" />
      {hasBottom ? (
        <ActivityButton
          icon={PanelBottom}
          label="Panel"
          keys={keys.labelOf('view.toggle-panel')}
          isActive={shown.bottom.visible}
          onClick={() => togglePlace(layout, 'bottom')}
        />
      ) : undefined}
      {secondary.map((view) => (
        <ViewButton key={view.id} view={view} isActive={shown.secondary.visible} />
      ))}
      {end}
    </nav>
  );
};
