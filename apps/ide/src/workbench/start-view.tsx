import type { Workspace } from '@constellation/contracts-workspace';
import { Button, ProgressLine } from '@constellation/web-ui';
import { useNavigate } from 'react-router';
import { copyOfFailure } from '../platform/failure-copy.ts';
import { FailureNotice } from '../platform/page/failure-notice.tsx';
import { StartStep } from './start-step.tsx';
import type { UploadProgress } from './upload-files.ts';

export interface StartViewProps {
  projectName: string;
  workspace: Workspace;
  upload: UploadProgress | undefined;
  canWrite: boolean;
  onStart: () => void;
  onCancel: () => void;
}

const isOver = (workspace: Workspace): boolean => ['failed', 'crashed', 'stopped'].includes(workspace.state);

const titleOf = ({ state }: Workspace, name: string): string => {
  if (state === 'failed') return `${name} could not be started`;
  if (state === 'crashed') return `${name} stopped unexpectedly`;
  if (state === 'stopped') return `${name} is stopped`;
  if (state === 'stopping') return `Stopping ${name}`;
  return state === 'unreachable' ? `Waiting for ${name}` : `Starting ${name}`;
};

const Upload = ({ progress }: { progress: UploadProgress }) => (
  <div className="flex flex-col gap-2 pt-2">
    <p className="text-fg-2">
      Uploading your files: {progress.done} of {progress.total}
    </p>
    <ProgressLine label="Uploading your files" value={progress.total === 0 ? 1 : progress.done / progress.total} />
  </div>
);

/** What is done on the way to a running workspace, and the way out when it fails. */
export const StartView = ({ projectName, workspace, upload, canWrite, onStart, onCancel }: StartViewProps) => {
  const navigate = useNavigate();
  // A step that failed says why by itself.
  const reason = workspace.steps.some((step) => step.state === 'failed' && step.detail !== undefined) ? undefined : workspace.reason;
  return (
    <section aria-labelledby="start-title" className="flex w-full max-w-md flex-col gap-4 text-page">
      <h1 id="start-title" className="text-title font-semibold">
        {titleOf(workspace, projectName)}
      </h1>
      <ol aria-label="Steps" className="text-work">
        {workspace.steps.map((step) => (
          <StartStep key={step.name} step={step} />
        ))}
      </ol>
      {upload === undefined ? undefined : <Upload progress={upload} />}
      {reason === undefined || !isOver(workspace) ? undefined : (
        <FailureNotice failure={{ ...copyOfFailure(undefined), code: reason.code, sentence: reason.message, correlationId: undefined }} />
      )}
      <div className="flex flex-wrap gap-2">
        {isOver(workspace) && canWrite ? (
          <Button variant="primary" onClick={onStart}>
            {workspace.state === 'stopped' ? 'Start' : 'Try again'}
          </Button>
        ) : undefined}
        {workspace.state === 'starting' && canWrite ? <Button onClick={onCancel}>Cancel</Button> : undefined}
        <Button variant="quiet" onClick={() => void navigate('/projects')}>
          Back to projects
        </Button>
      </div>
    </section>
  );
};
