import { SplitGroup, SplitHandle, SplitPane, type SplitPaneHandle } from '@constellation/web-ui';
import { useEffect, useRef } from 'react';
import { togglePlace } from '../layout/layout-acts.ts';
import { useLayout, useShell } from '../shell-context.tsx';
import { useViews } from '../views/use-views.ts';
import { ViewHost } from '../views/view-host.tsx';
import { BottomPlace } from './bottom-place.tsx';
import { CollapsiblePane } from './collapsible-pane.tsx';

/** The editor area above the panel. */
export const MainArea = () => {
  const { layout } = useShell();
  const { bottom } = useLayout();
  const main = useViews('main');
  const hasBottom = useViews('bottom').length > 0;
  const editor = useRef<SplitPaneHandle | null>(null);
  const isMaximised = bottom.maximised && bottom.visible && hasBottom;
  useEffect(() => {
    if (isMaximised) editor.current?.collapse();
    else editor.current?.expand();
  }, [isMaximised]);
  return (
    <SplitGroup orientation="vertical" id="main-area" className="h-full">
      <SplitPane id="editor" panelRef={editor} collapsible collapsedSize={0} minSize={96}>
        <main className="h-full bg-ink-0">
          <ViewHost views={main} activeId={main[0]?.id} />
        </main>
      </SplitPane>
      {hasBottom ? (
        <>
          <SplitHandle
            label="Resize panel"
            direction="vertical"
            disableDoubleClick
            className={bottom.visible ? '' : 'hidden'}
            onDoubleClick={() => togglePlace(layout, 'bottom')}
          />
          <CollapsiblePane place="bottom" minSize={96}>
            <BottomPlace />
          </CollapsiblePane>
        </>
      ) : undefined}
    </SplitGroup>
  );
};
