import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  side?: 'bottom' | 'left' | 'right';
  children: ReactNode;
}

const edges = {
  bottom: 'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-dialog border-t pb-[env(safe-area-inset-bottom)]',
  left: 'inset-y-0 left-0 w-[min(20rem,85vw)] border-r',
  right: 'inset-y-0 right-0 w-[min(20rem,85vw)] border-l',
};

/** A panel that comes from an edge, for narrow screens. Closes by Escape, by its button and by a touch beside it. */
export const Sheet = ({ open, onOpenChange, title, side = 'bottom', children }: SheetProps) => (
  <Primitive.Root open={open} onOpenChange={onOpenChange}>
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-[rgb(0_0_0/0.5)]" />
      <Primitive.Content
        aria-describedby={undefined}
        className={classNames(
          'fixed z-40 flex animate-appear flex-col overflow-auto border-line bg-ink-1 text-page text-fg outline-none',
          edges[side],
        )}
      >
        <div className="flex items-center justify-between py-1 pr-1 pl-4">
          <Primitive.Title className="text-page font-semibold">{title}</Primitive.Title>
          <Primitive.Close aria-label="Close" className="flex size-11 items-center justify-center rounded-control text-fg-2 hover:text-fg">
            <X aria-hidden className="size-4" strokeWidth={1.5} />
          </Primitive.Close>
        </div>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  </Primitive.Root>
);
