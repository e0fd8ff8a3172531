import { SplitPane } from '@constellation/web-ui';
import { useState, type ReactNode } from 'react';
import { resizePlace } from '../layout/layout-acts.ts';
import type { LayoutPlace } from '../layout/layout-store.ts';
import { useLayout, useShell } from '../shell-context.tsx';
import { usePaneVisibility } from './use-pane-visibility.ts';

export interface CollapsiblePaneProps {
  place: LayoutPlace;
  minSize: number;
  children: ReactNode;
}

/** A pane that closes to nothing, keeps its content alive meanwhile and remembers its size in pixels. */
export const CollapsiblePane = ({ place, minSize, children }: CollapsiblePaneProps) => {
  const { layout } = useShell();
  const { visible, size } = useLayout()[place];
  const pane = usePaneVisibility(visible, size);
  // A default that changes while a person drags would end the drag.
  const [initialSize] = useState(visible ? size : 0);
  return (
    <SplitPane
      id={place}
      panelRef={pane}
      collapsible
      collapsedSize={0}
      minSize={minSize}
      defaultSize={initialSize}
      groupResizeBehavior="preserve-pixel-size"
      onResize={({ inPixels }, _id, before) => {
        if (before === undefined) return;
        layout[place].visible = inPixels > 0;
        if (inPixels >= minSize && !layout.bottom.maximised) resizePlace(layout, place, inPixels);
      }}
    >
      <div inert={!visible} className={visible ? 'h-full' : 'hidden'}>
        {children}
      </div>
    </SplitPane>
  );
};
