import { Tooltip as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

/** Must surround everything that has a tooltip, once per page. */
export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Primitive.Provider delayDuration={500} skipDelayDuration={200}>
    {children}
  </Primitive.Provider>
);

export interface TooltipProps {
  text: ReactNode;
  /** The label of the key that does the same, such as `Ctrl+P`. */
  keys?: string | undefined;
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that takes a ref and receives focus. */
  children: ReactNode;
}

/** What a control does and which key does it. Never the only place of an accessible name. */
export const Tooltip = ({ text, keys, side = 'top', children }: TooltipProps) => (
  <Primitive.Root>
    <Primitive.Trigger asChild>{children}</Primitive.Trigger>
    <Primitive.Portal>
      <Primitive.Content
        side={side}
        sideOffset={6}
        collisionPadding={8}
        className="z-50 flex max-w-80 animate-appear items-center gap-2 rounded-control border border-line bg-ink-2 px-2 py-1 text-hint text-fg"
      >
        {text}
        {keys === undefined ? undefined : <Kbd>{keys}</Kbd>}
      </Primitive.Content>
    </Primitive.Portal>
  </Primitive.Root>
);
