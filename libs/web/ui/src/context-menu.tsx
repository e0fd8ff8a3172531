import { ContextMenu as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { MenuEntries, menuSurface } from './menu-entries.tsx';
import type { MenuEntry } from './menu-item.ts';

export interface ContextMenuProps {
  entries: readonly MenuEntry[];
  onOpenChange?: (open: boolean) => void;
  /** One element that takes a ref. */
  children: ReactNode;
}

/** The menu of the right button, the menu key, Shift+F10 and a long touch. */
export const ContextMenu = ({ entries, onOpenChange, children }: ContextMenuProps) => (
  <Primitive.Root modal={false} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
    <Primitive.Trigger asChild>{children}</Primitive.Trigger>
    <Primitive.Portal>
      <Primitive.Content collisionPadding={8} className={menuSurface}>
        <MenuEntries entries={entries} primitive={Primitive} />
      </Primitive.Content>
    </Primitive.Portal>
  </Primitive.Root>
);
