import { SplitGroup, SplitHandle, SplitPane } from '@constellation/web-ui';
import { togglePlace } from '../layout/layout-acts.ts';
import { useLayout, useShell } from '../shell-context.tsx';
import { useViews } from '../views/use-views.ts';
import { ActivityBar, type ActivityBarProps } from './activity-bar.tsx';
import { CollapsiblePane } from './collapsible-pane.tsx';
import { MainArea } from './main-area.tsx';
import { SidePlace } from './side-place.tsx';
import { StatusBar } from './status-bar.tsx';

/** The workbench on a wide screen. */
export const DesktopFrame = ({ start, end }: ActivityBarProps) => {
  const { layout } = useShell();
  const shown = useLayout();
  const hasSecondary = useViews('secondary').length > 0;
  return (
    <div className="flex h-full flex-col">
      <div className="flex min-h-0 flex-1">
        <ActivityBar start={start} end={end} />
        <SplitGroup orientation="horizontal" id="workbench" className="min-w-0 flex-1">
          <CollapsiblePane place="side" minSize={170}>
            <SidePlace place="side" label="Side bar" />
          </CollapsiblePane>
          <SplitHandle
            label="Resize side bar"
            direction="horizontal"
            disableDoubleClick
            className={shown.side.visible ? '' : 'hidden'}
            onDoubleClick={() => togglePlace(layout, 'side')}
          />
          <SplitPane id="main" minSize={240}>
            <MainArea />
          </SplitPane>
          {hasSecondary ? (
            <>
              <SplitHandle
                label="Resize right panel"
                direction="horizontal"
                disableDoubleClick
                className={shown.secondary.visible ? '' : 'hidden'}
                onDoubleClick={() => togglePlace(layout, 'secondary')}
              />
              <CollapsiblePane place="secondary" minSize={260}>
                <SidePlace place="secondary" label="Right panel" />
              </CollapsiblePane>
            </>
          ) : undefined}
        </SplitGroup>
      </div>
      <StatusBar />
    </div>
  );
};
