import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { MenuEntries, menuSurface } from './menu-entries.tsx';
import type { MenuEntry } from './menu-item.ts';

export interface MenuProps {
  /** The button that opens it; it takes a ref. */
  trigger: ReactNode;
  entries: readonly MenuEntry[];
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
}

/** A menu below its button; arrow keys, type-ahead and Escape as usual, focus returns to the button. */
export const Menu = ({ trigger, entries, align = 'end', side = 'bottom' }: MenuProps) => (
  <DropdownMenu.Root modal={false}>
    <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content align={align} side={side} sideOffset={4} collisionPadding={8} className={menuSurface}>
        <MenuEntries entries={entries} primitive={DropdownMenu} />
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>
);
