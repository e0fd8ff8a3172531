import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';

/**
 * Where a view stands: `side` (left, chosen in the activity bar), `bottom` (tabs of the panel), `secondary` (right) or
 * `main` (the editor area; one).
 */
export type ViewPlace = 'side' | 'bottom' | 'secondary' | 'main';

export interface View {
  /** Such as `explorer`; also its focus context (`explorerFocus`) and its place in the URL (`?view=explorer`). */
  id: string;
  title: string;
  place: ViewPlace;
  icon: LucideIcon;
  order: number;
  /** Condition over context keys; a view whose condition fails is absent. */
  when?: string;
  /** May be `lazy()`; the shell shows a skeleton meanwhile. It fills its pane and scrolls by itself. */
  component: ComponentType;
  /** Buttons at the end of the view's title row. */
  actions?: ComponentType;
  /** A hook that answers what the view's badge counts; `undefined` or 0 shows none. */
  useBadge?: () => number | undefined;
  /** The command that shows it, whose key stands in the tooltip. Default `view.<id>`, which the shell registers. */
  keys?: readonly string[];
  /** On a phone it stands in the bottom bar under this label; without it, under "More". */
  phoneLabel?: string;
}
