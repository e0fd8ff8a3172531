import { projectIdSchema, type ProjectId } from '@constellation/contracts-kernel';
import type { Project } from '@constellation/contracts-project';
import { openWorkspace, type Workspace } from '@constellation/contracts-workspace';
import { hasCode } from '@constellation/web-api-client';
import { Button, TooltipProvider } from '@constellation/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAccount, useApplication } from '../platform/application-context.tsx';
import { noticeOf } from '../platform/page/failure-notice.tsx';
import { NotFoundPage } from '../platform/page/not-found-page.tsx';
import { projectQuery } from '../platform/project-query.ts';
import { useCell } from '../platform/use-cell.ts';
import { useTitle } from '../platform/use-title.ts';
import { changeWorkspace } from './change-workspace.ts';
import { openSession, type OpenedSession } from './open-session.ts';
import { StartFrame } from './start-frame.tsx';
import { StartView } from './start-view.tsx';
import { useStart } from './use-start.ts';
import { Workbench } from './workbench.tsx';
import { WorkspaceBanner } from './workspace-banner.tsx';

const Started = ({ opened }: { opened: OpenedSession }) => {
  const { api } = useApplication();
  const workspace = useCell(opened.followed.workspace);
  const project = useCell(opened.session.project);
  const { isReady, upload } = useStart(opened);
  useTitle(project.name);
  if (isReady) return <Workbench opened={opened} />;
  const change = (act: 'start' | 'stop') => () => void changeWorkspace(api, act, workspace.id, opened.followed.accept);
  return (
    <StartFrame banner={workspace.state === 'running' ? <WorkspaceBanner opened={opened} /> : undefined}>
      <StartView
        projectName={project.name}
        workspace={workspace}
        upload={upload}
        canWrite={opened.session.canWrite}
        onStart={change('start')}
        onCancel={change('stop')}
      />
    </StartFrame>
  );
};

const Opened = ({ project, workspace }: { project: Project; workspace: Workspace }) => {
  const application = useApplication();
  const account = useAccount();
  const [opened, setOpened] = useState<OpenedSession>();
  // The session follows changes of all four by itself; only another project or workspace needs another session.
  const open = useEffectEvent(() => openSession(application, account, project, workspace));
  useEffect(() => {
    const session = open();
    setOpened(session);
    return () => {
      session.dispose();
      setOpened(undefined);
    };
  }, [project.id, workspace.id]);
  return opened === undefined ? <StartFrame /> : <Started opened={opened} />;
};

const OpenProject = ({ projectId }: { projectId: ProjectId }) => {
  const { api } = useApplication();
  const navigate = useNavigate();
  const project = useQuery(projectQuery(api, projectId));
  const workspace = useQuery({
    queryKey: ['open-workspace', projectId],
    queryFn: ({ signal }) => api.call(openWorkspace, { projectId }, { signal }),
    enabled: project.data !== undefined,
    // Opening starts a stopped workspace, which only a person should do again.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  useTitle(project.data?.name ?? 'Project');
  if (hasCode(project.error, 'not_found')) return <NotFoundPage />;
  const failed = [project, workspace].find((query) => query.isError && query.data === undefined);
  if (failed !== undefined)
    return (
      <StartFrame>
        <div className="flex max-w-md flex-col gap-4 text-page">
          {noticeOf(failed.error, `${project.data?.name ?? 'The project'} could not be opened.`, () => void failed.refetch())}
          <Button className="self-start" onClick={() => void navigate('/projects')}>
            Back to projects
          </Button>
        </div>
      </StartFrame>
    );
  if (project.data === undefined || workspace.data === undefined) return <StartFrame />;
  return <Opened project={project.data} workspace={workspace.data} />;
};

/** `/p/:projectId`: opens the project, starts its workspace, then shows the workbench. */
export const WorkbenchPage = () => {
  const parsed = projectIdSchema.safeParse(useParams()['projectId']);
  if (!parsed.success) return <NotFoundPage />;
  return (
    <TooltipProvider>
      <OpenProject key={parsed.data} projectId={parsed.data} />
    </TooltipProvider>
  );
};
