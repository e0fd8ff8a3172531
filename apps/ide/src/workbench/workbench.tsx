import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAccount, useApplication } from '../platform/application-context.tsx';
import { AccountMenu } from '../platform/page/account-menu.tsx';
import { useTitle } from '../platform/use-title.ts';
import { useCell } from '../platform/use-cell.ts';
import { WorkspaceSessionProvider } from '../platform/workspace-session-context.tsx';
import { WorkbenchFrame } from '../shell/frame/workbench-frame.tsx';
import { ShellProvider } from '../shell/shell-context.tsx';
import { openWorkbench, type OpenedWorkbench } from './open-workbench.ts';
import type { OpenedSession } from './open-session.ts';
import { PhoneMenu } from './phone-menu.tsx';
import { StartFrame } from './start-frame.tsx';
import { WorkbenchMenu } from './workbench-menu.tsx';
import { WorkspaceBanner } from './workspace-banner.tsx';

/** The frame with everything that features put into it. */
export const Workbench = ({ opened }: { opened: OpenedSession }) => {
  const application = useApplication();
  const account = useAccount();
  const navigate = useNavigate();
  const [workbench, setWorkbench] = useState<OpenedWorkbench>();
  const { name } = useCell(opened.session.project);
  useTitle(name);
  const build = useEffectEvent(() => openWorkbench(application, account, opened, navigate));
  useEffect(() => {
    const built = build();
    setWorkbench(built);
    return () => {
      built.dispose();
      setWorkbench(undefined);
    };
  }, [opened]);
  if (workbench === undefined) return <StartFrame />;
  return (
    <ShellProvider shell={workbench.shell}>
      <WorkspaceSessionProvider session={opened.session}>
        <WorkbenchFrame
          title={name}
          banner={<WorkspaceBanner opened={opened} />}
          start={<WorkbenchMenu />}
          end={<AccountMenu side="right" />}
          phoneMenu={<PhoneMenu />}
        />
      </WorkspaceSessionProvider>
    </ShellProvider>
  );
};
