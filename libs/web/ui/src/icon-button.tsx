import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: LucideIcon;
  /** The accessible name and the tooltip. */
  label: string;
  keys?: string | undefined;
  tooltipSide?: 'top' | 'right' | 'bottom' | 'left';
}

/** A square button of one icon, with its name and key in a tooltip. */
export const IconButton = ({ icon: Icon, label, keys, tooltipSide = 'bottom', className, type = 'button', ...rest }: IconButtonProps) => (
  <Tooltip text={label} keys={keys} side={tooltipSide}>
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={classNames(
        'inline-flex size-6 shrink-0 items-center justify-center rounded-control text-fg-2 hover:bg-ink-3 hover:text-fg disabled:opacity-50 aria-pressed:bg-ink-3 aria-pressed:text-fg pointer-coarse:size-11',
        className,
      )}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.5} />
    </button>
  </Tooltip>
);
