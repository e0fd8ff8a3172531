import { Tooltip } from '@constellation/web-ui';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface ActivityButtonProps {
  icon: LucideIcon;
  label: string;
  keys?: string | undefined;
  isActive?: boolean;
  onClick: () => void;
  children?: ReactNode;
}

/** A button of the activity bar; what is in front is marked at its edge. */
export const ActivityButton = ({ icon: Icon, label, keys, isActive, onClick, children }: ActivityButtonProps) => (
  <Tooltip text={label} keys={keys} side="right">
    <button
      type="button"
      aria-label={label}
      aria-pressed={isActive}
      onClick={onClick}
      className="relative flex size-11 shrink-0 items-center justify-center border-l-2 border-transparent text-fg-3 hover:text-fg aria-pressed:border-accent aria-pressed:text-fg"
    >
      <Icon aria-hidden className="size-5" strokeWidth={1.5} />
      {children === undefined ? undefined : <span className="absolute right-1 bottom-1">{children}</span>}
    </button>
  </Tooltip>
);
