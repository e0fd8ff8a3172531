import type { Workspace, WorkspaceState } from '@constellation/contracts-workspace';
import { Banner, Button, useDelayed, type BannerTone } from '@constellation/web-ui';
import { useApplication } from '../platform/application-context.tsx';
import { ConnectionBanner } from '../platform/page/connection-banner.tsx';
import { useCell } from '../platform/use-cell.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { OpenedSession } from './open-session.ts';

const kept = 'You can go on reading and typing; what you type is kept here and saved when the connection is back.';

const words: Partial<Record<WorkspaceState, { tone: BannerTone; text: string }>> = {
  starting: { tone: 'info', text: 'The workspace is starting.' },
  stopping: { tone: 'info', text: 'The workspace is stopping. Its files stay.' },
  stopped: { tone: 'info', text: 'The workspace is stopped. Its files are kept; start it to go on.' },
  failed: { tone: 'bad', text: 'The workspace could not be started.' },
  crashed: { tone: 'bad', text: 'The workspace stopped unexpectedly. Saved files are safe.' },
  unreachable: { tone: 'warn', text: 'The workspace does not answer. It keeps running; it is tried again by itself.' },
  deleting: { tone: 'warn', text: 'The workspace is being deleted.' },
};

const canStart = ({ state }: Workspace): boolean => ['stopped', 'failed', 'crashed'].includes(state);

/** The state of the workspace when it is not simply running, or of the connection when that is lost. */
export const WorkspaceBanner = ({ opened }: { opened: OpenedSession }) => {
  const { liveLink, api } = useApplication();
  const workspace = useCell(opened.followed.workspace);
  const isLiveLost = useCell(liveLink.state).phase === 'waiting';
  const isShown = useDelayed(workspace.state !== 'running', 400);
  const word = words[workspace.state];
  const start = (): void => void changeWorkspace(api, 'start', workspace.id, opened.followed.accept);
  return (
    <>
      {isShown && word !== undefined ? (
        <Banner
          tone={word.tone}
          actions={canStart(workspace) && opened.session.canWrite ? <Button onClick={start}>Start workspace</Button> : undefined}
        >
          {word.text} {workspace.reason === undefined ? undefined : <span className="text-fg-2">{workspace.reason.message}</span>}
        </Banner>
      ) : undefined}
      <ConnectionBanner link={isLiveLost ? liveLink : opened.agentLink}>{kept}</ConnectionBanner>
    </>
  );
};
