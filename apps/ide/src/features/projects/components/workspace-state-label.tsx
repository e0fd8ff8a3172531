import type { WorkspaceState } from '@constellation/contracts-workspace';
import { classNames } from '@constellation/web-ui';
import { Circle, CircleDashed, CirclePlay, CircleX, type LucideIcon } from 'lucide-react';

const looks: Record<WorkspaceState, { icon: LucideIcon; ink: string; word: string }> = {
  running: { icon: CirclePlay, ink: 'text-ok', word: 'Running' },
  starting: { icon: CircleDashed, ink: 'text-info', word: 'Starting' },
  stopping: { icon: CircleDashed, ink: 'text-fg-3', word: 'Stopping' },
  stopped: { icon: Circle, ink: 'text-fg-3', word: 'Stopped' },
  deleting: { icon: CircleDashed, ink: 'text-fg-3', word: 'Deleting' },
  failed: { icon: CircleX, ink: 'text-bad', word: 'Failed' },
  crashed: { icon: CircleX, ink: 'text-bad', word: 'Crashed' },
  unreachable: { icon: CircleDashed, ink: 'text-warn', word: 'Not answering' },
};

/** The state of a project's workspace as sign and word; a project that never was opened has none. */
export const WorkspaceStateLabel = ({ state }: { state: WorkspaceState | undefined }) => {
  if (state === undefined) return <span className="text-fg-3">Not started</span>;
  const { icon: Icon, ink, word } = looks[state];
  return (
    <span className={classNames('flex items-center gap-1.5', ink)}>
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={1.5} />
      {word}
    </span>
  );
};
