import { proxy, subscribe } from 'valtio';
import { z } from 'zod';
import type { Disposer } from '../disposer.ts';

const placeSchema = z.object({ visible: z.boolean(), view: z.string().optional(), size: z.number().min(48).max(4_000) });

const layoutSchema = z.object({
  side: placeSchema,
  bottom: placeSchema.extend({ maximised: z.boolean() }),
  secondary: placeSchema,
  phoneView: z.string().optional(),
});

/** How the workbench is arranged; sizes in CSS pixels. Read through `useSnapshot`, changed only by the functions below. */
export type LayoutState = z.output<typeof layoutSchema>;
export type LayoutPlace = 'side' | 'bottom' | 'secondary';

export const initialLayout = (): LayoutState => ({
  side: { visible: true, view: undefined, size: 240 },
  bottom: { visible: true, view: undefined, size: 240, maximised: false },
  secondary: { visible: true, view: undefined, size: 340 },
  phoneView: undefined,
});

const restore = (saved: string | null): LayoutState => {
  if (saved === null) return initialLayout();
  try {
    const parsed = layoutSchema.safeParse(JSON.parse(saved));
    return parsed.success ? parsed.data : initialLayout();
  } catch {
    return initialLayout();
  }
};

export interface LayoutStore {
  readonly state: LayoutState;
  /** Stops saving. */
  dispose: Disposer;
}

/** The layout of one person in one project; `key` names both. Saved 300 ms after the last change. */
export const createLayoutStore = (storage: Pick<Storage, 'getItem' | 'setItem'>, key: string): LayoutStore => {
  const state = proxy(restore(storage.getItem(key)));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    timer = undefined;
    storage.setItem(key, JSON.stringify(state));
  };
  const stop = subscribe(state, () => {
    timer ??= setTimeout(save, 300);
  });
  return {
    state,
    dispose: () => {
      stop();
      if (timer === undefined) return;
      clearTimeout(timer);
      save();
    },
  };
};
