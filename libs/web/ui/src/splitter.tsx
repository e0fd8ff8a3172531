import { Group, Panel, Separator, type GroupProps, type PanelProps, type SeparatorProps } from 'react-resizable-panels';
import { classNames } from './class-names.ts';

export type { GroupImperativeHandle as SplitGroupHandle, PanelImperativeHandle as SplitPaneHandle } from 'react-resizable-panels';

/** Panes side by side (or above one another) with handles between them. */
export const SplitGroup = (props: GroupProps) => <Group {...props} />;

/** One pane; sizes are pixels as numbers, shares as strings such as `"30%"`. */
export const SplitPane = ({ className, ...rest }: PanelProps) => <Panel {...rest} className={classNames('min-h-0 min-w-0', className)} />;

export interface SplitHandleProps extends SeparatorProps {
  /** What it resizes, such as "Resize side bar". */
  label: string;
  direction: 'horizontal' | 'vertical';
}

/** The line between two panes: one pixel to see, nine to grip; moved by pointer and by arrow keys. */
export const SplitHandle = ({ label, direction, className, ...rest }: SplitHandleProps) => (
  <Separator
    {...rest}
    aria-label={label}
    className={classNames(
      'relative shrink-0 bg-line outline-none transition-colors duration-120 data-[separator=hover]:bg-accent data-[separator=active]:bg-accent focus-visible:bg-accent',
      'after:absolute after:z-10',
      direction === 'horizontal' ? 'w-px after:inset-y-0 after:-inset-x-1' : 'h-px after:inset-x-0 after:-inset-y-1',
      className,
    )}
  />
);
