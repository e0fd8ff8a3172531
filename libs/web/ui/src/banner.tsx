import { CircleAlert, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type BannerTone = 'info' | 'warn' | 'bad';

const tones: Record<BannerTone, { icon: LucideIcon; edge: string; ink: string }> = {
  info: { icon: Info, edge: 'border-l-info', ink: 'text-info' },
  warn: { icon: TriangleAlert, edge: 'border-l-warn', ink: 'text-warn' },
  bad: { icon: CircleAlert, edge: 'border-l-bad', ink: 'text-bad' },
};

export interface BannerProps {
  tone: BannerTone;
  /** Buttons at the end. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A line about the state of the whole page or pane; read out when it appears. */
export const Banner = ({ tone, actions, className, children }: BannerProps) => {
  const { icon: Icon, edge, ink } = tones[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={classNames(
        'flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-b border-l-2 border-b-line bg-ink-2 px-3 py-1 text-work text-fg',
        edge,
        className,
      )}
    >
      <Icon aria-hidden className={classNames('size-4 shrink-0', ink)} strokeWidth={1.5} />
      <span className="min-w-0 flex-1">{children}</span>
      {actions}
    </div>
  );
};
