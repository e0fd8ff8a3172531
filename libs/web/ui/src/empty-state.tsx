import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  /** One line: what would stand here and how it comes to be. */
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** What a view shows when there is nothing to show. */
export const EmptyState = ({ icon: Icon, title, children, actions, className }: EmptyStateProps) => (
  <div className={classNames('flex flex-col items-center justify-center gap-2 p-6 text-center', className)}>
    {Icon === undefined ? undefined : <Icon aria-hidden className="mb-1 size-6 text-fg-3" strokeWidth={1.5} />}
    <p className="font-medium text-fg">{title}</p>
    {children === undefined ? undefined : <div className="max-w-md text-fg-2">{children}</div>}
    {actions === undefined ? undefined : <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
  </div>
);
