import { classNames, Tooltip } from '@constellation/web-ui';
import type { ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';

export interface StatusButtonProps {
  /** What it is, for the tooltip and, with the text, for a screen reader: "Line and column". */
  label: string;
  /** The command that a press runs. */
  command: string;
  argument?: unknown;
  tone?: 'plain' | 'warn' | 'bad' | 'agent' | undefined;
  children: ReactNode;
}

const tones = { plain: '', warn: 'text-warn', bad: 'text-bad', agent: 'text-agent' };

/** A text button of the status bar; it opens what it names. */
export const StatusButton = ({ label, command, argument, tone = 'plain', children }: StatusButtonProps) => {
  const { commands, keys } = useShell();
  return (
    <Tooltip text={label} keys={keys.labelOf(command)}>
      <button
        type="button"
        onClick={() => void commands.run(command, argument)}
        className={classNames(
          'flex h-6 min-w-6 items-center gap-1 px-2 whitespace-nowrap hover:bg-ink-3 hover:text-fg [&_svg]:size-3.5 [&_svg]:stroke-[1.5]',
          tones[tone],
        )}
      >
        <span className="sr-only">{label}: </span>
        {children}
      </button>
    </Tooltip>
  );
};
