import { AlertDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { dialogSurface, overlay } from './dialog.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question that names the thing: "Delete util.ts?" */
  title: string;
  /** What will be lost, what is kept, whether it can be undone. */
  description: ReactNode;
  /** The verb: "Delete". */
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  pending?: boolean;
  onConfirm: () => void;
}

/** Asks before something that is hard to undo; the focus starts on the harmless answer. The caller closes it. */
export const ConfirmDialog = (props: ConfirmDialogProps) => (
  <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
    <AlertDialog.Portal>
      <AlertDialog.Overlay className={overlay} />
      <AlertDialog.Content className={dialogSurface}>
        <div className="flex flex-col gap-1">
          <AlertDialog.Title className="text-title font-semibold">{props.title}</AlertDialog.Title>
          <AlertDialog.Description className="text-fg-2">{props.description}</AlertDialog.Description>
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          <AlertDialog.Cancel asChild>
            <Button>{props.cancelLabel ?? 'Cancel'}</Button>
          </AlertDialog.Cancel>
          <Button variant={props.danger === true ? 'danger' : 'primary'} pending={props.pending} onClick={props.onConfirm}>
            {props.confirmLabel}
          </Button>
        </div>
      </AlertDialog.Content>
    </AlertDialog.Portal>
  </AlertDialog.Root>
);
