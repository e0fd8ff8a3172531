import type { LucideIcon } from 'lucide-react';

/** One line of a menu. `separator` draws a line. */
export type MenuEntry = MenuItem | 'separator';

export interface MenuItem {
  id: string;
  label: string;
  icon?: LucideIcon | undefined;
  /** The label of the key that does the same. */
  keys?: string | undefined;
  /** Given for an item that is switched on and off. */
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Destroys something: shown in the colour of danger. */
  danger?: boolean | undefined;
  onSelect: () => void;
}
