import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** Buttons, the one act last. */
  footer?: ReactNode;
  className?: string;
  children?: ReactNode;
}

export const overlay = 'fixed inset-0 z-40 animate-appear bg-[rgb(0_0_0/0.5)]';
export const dialogSurface =
  'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 animate-appear flex-col gap-4 overflow-auto rounded-dialog border border-line bg-ink-1 p-5 text-page text-fg outline-none';

/** A window over the page that holds the focus; Escape, its button and a press beside it close it. */
export const Dialog = ({ open, onOpenChange, title, description, footer, className, children }: DialogProps) => (
  <Primitive.Root open={open} onOpenChange={onOpenChange}>
    <Primitive.Portal>
      <Primitive.Overlay className={overlay} />
      <Primitive.Content
        className={classNames(dialogSurface, className)}
        {...(description === undefined ? { 'aria-describedby': undefined } : {})}
      >
        <div className="flex items-start justify-between gap-4">
          <div className="flex flex-col gap-1">
            <Primitive.Title className="text-title font-semibold">{title}</Primitive.Title>
            {description === undefined ? undefined : <Primitive.Description className="text-fg-2">{description}</Primitive.Description>}
          </div>
          <Primitive.Close
            aria-label="Close"
            className="-mt-1 -mr-1 flex size-7 shrink-0 items-center justify-center rounded-control text-fg-2 hover:bg-ink-3 hover:text-fg pointer-coarse:size-11"
          >
            <X aria-hidden className="size-4" strokeWidth={1.5} />
          </Primitive.Close>
        </div>
        {children}
        {footer === undefined ? undefined : <div className="flex flex-wrap justify-end gap-2">{footer}</div>}
      </Primitive.Content>
    </Primitive.Portal>
  </Primitive.Root>
);
