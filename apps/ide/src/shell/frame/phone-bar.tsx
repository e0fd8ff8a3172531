import { classNames } from '@constellation/web-ui';
import { Ellipsis, type LucideIcon } from 'lucide-react';
import type { View } from '../views/view.ts';
import { ViewBadge } from '../views/view-badge.tsx';

interface PhoneBarProps {
  views: readonly View[];
  activeId: string | undefined;
  onChoose: (view: View) => void;
  onMore: () => void;
}

const slot =
  'relative flex h-14 min-w-11 flex-1 flex-col items-center justify-center gap-0.5 text-hint text-fg-3 aria-[current=page]:text-accent';

const Icon = ({ of: Glyph }: { of: LucideIcon }) => <Glyph aria-hidden className="size-5" strokeWidth={1.5} />;

/** The bar at the foot of a phone: one pane at a time. */
export const PhoneBar = ({ views, activeId, onChoose, onMore }: PhoneBarProps) => (
  <nav aria-label="Views" className="flex shrink-0 border-t border-line bg-ink-1 pb-[env(safe-area-inset-bottom)]">
    {views.map((view) => (
      <button
        key={view.id}
        type="button"
        aria-current={view.id === activeId ? 'page' : undefined}
        className={slot}
        onClick={() => onChoose(view)}
      >
        <Icon of={view.icon} />
        {view.phoneLabel}
        <span className="absolute top-1 left-1/2 ml-2">
          <ViewBadge view={view} />
        </span>
      </button>
    ))}
    <button type="button" className={classNames(slot)} onClick={onMore}>
      <Icon of={Ellipsis} />
      More
    </button>
  </nav>
);
