import { Toaster as Sonner, toast } from 'sonner';
import { useIsNarrow } from './use-is-narrow.ts';

export interface Notice {
  /** Replaces the notice with the same id. */
  id?: string;
  description?: string;
  action?: { label: string; onClick: () => void };
  /** Milliseconds; 6,000 unless given, 10,000 with an action. `Infinity` stays until it is closed. */
  durationMs?: number;
}

const show =
  (kind: 'message' | 'success' | 'warning' | 'error') =>
  (text: string, { id, description, action, durationMs }: Notice = {}): void => {
    toast[kind](text, {
      duration: durationMs ?? (action === undefined ? 6_000 : 10_000),
      ...(id === undefined ? {} : { id }),
      ...(description === undefined ? {} : { description }),
      ...(action === undefined ? {} : { action }),
    });
  };

/** Short notices at the edge, read out politely. What needs an answer is a dialog or a banner instead. */
export const notify = { message: show('message'), success: show('success'), warning: show('warning'), error: show('error') };

/** Takes every notice away, such as when somebody else signs in. */
export const dismissNotices = (): void => {
  toast.dismiss();
};

/** Where notices appear; once per page. */
export const Notices = () => (
  <Sonner
    position={useIsNarrow() ? 'top-center' : 'bottom-right'}
    offset={{ bottom: 36, right: 16 }}
    gap={8}
    closeButton
    style={{ fontFamily: 'inherit' }}
    toastOptions={{
      unstyled: true,
      classNames: {
        toast:
          'group/notice flex w-90 max-w-[calc(100vw-2rem)] items-center gap-3 rounded-dialog border border-line bg-ink-2 p-3 pr-9 text-work text-fg',
        icon: 'shrink-0 group-data-[type=error]/notice:text-bad group-data-[type=success]/notice:text-ok group-data-[type=warning]/notice:text-warn',
        content: 'flex-1 min-w-0',
        title: 'font-medium',
        description: 'text-fg-2',
        actionButton: 'shrink-0 rounded-control border border-control-line px-2 h-6 font-medium hover:bg-ink-3 pointer-coarse:h-11',
        closeButton:
          'absolute! top-2! right-2! left-auto! size-6! transform-none! rounded-control! border-0! bg-transparent! text-fg-3! hover:text-fg! flex items-center justify-center',
      },
    }}
  />
);
