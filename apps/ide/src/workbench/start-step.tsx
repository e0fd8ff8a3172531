import type { WorkspaceStep } from '@constellation/contracts-workspace';
import { classNames } from '@constellation/web-ui';
import { Check, Circle, CircleDot, X, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';

const names: Record<WorkspaceStep['name'], string> = {
  folder: 'Make the folder',
  agent: 'Start the agent',
  files: 'Put the template’s files in place',
  clone: 'Clone the repository',
  upload: 'Get ready for your files',
};

const looks: Record<WorkspaceStep['state'], { icon: LucideIcon; ink: string; word: string }> = {
  waiting: { icon: Circle, ink: 'text-fg-3', word: 'waiting' },
  running: { icon: CircleDot, ink: 'text-accent animate-pulse-quiet', word: 'in progress' },
  done: { icon: Check, ink: 'text-ok', word: 'done' },
  failed: { icon: X, ink: 'text-bad', word: 'failed' },
};

const duration = (from: string, until: number): string => {
  const seconds = Math.max(0, (until - Date.parse(from)) / 1_000);
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
};

const Duration = ({ step }: { step: WorkspaceStep }) => {
  const [now, setNow] = useState(() => Date.now());
  const isRunning = step.state === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, [isRunning]);
  if (step.startedAt === undefined) return;
  return (
    <span className="text-fg-3 tabular-nums">{duration(step.startedAt, step.endedAt === undefined ? now : Date.parse(step.endedAt))}</span>
  );
};

/** One step of a start: its sign, its name, how long it took, what it says. */
export const StartStep = ({ step }: { step: WorkspaceStep }) => {
  const { icon: Icon, ink, word } = looks[step.state];
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)_auto] items-start gap-x-3 py-1">
      <Icon aria-hidden className={classNames('mt-0.5 size-4', ink)} strokeWidth={1.5} />
      <span className={step.state === 'waiting' ? 'text-fg-3' : 'text-fg'}>
        {names[step.name]}
        <span className="sr-only">, {word}</span>
        {step.detail === undefined ? undefined : (
          <span className={classNames('block font-mono text-hint break-words', step.state === 'failed' ? 'text-bad' : 'text-fg-3')}>
            {step.detail}
          </span>
        )}
      </span>
      <Duration step={step} />
    </li>
  );
};
