import type { SplitPaneHandle } from '@constellation/web-ui';
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';

/** Opens and closes a collapsible pane as the stored layout says, to its stored size. */
export const usePaneVisibility = (visible: boolean, size: number): RefObject<SplitPaneHandle | null> => {
  const pane = useRef<SplitPaneHandle | null>(null);
  const apply = useEffectEvent((isWanted: boolean) => {
    const handle = pane.current;
    if (handle === null || handle.isCollapsed() !== isWanted) return;
    if (isWanted) handle.resize(size);
    else handle.collapse();
  });
  useEffect(() => apply(visible), [visible]);
  return pane;
};
