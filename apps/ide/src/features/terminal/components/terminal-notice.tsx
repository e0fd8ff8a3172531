import { Button } from '@constellation/web-ui';
import { useSnapshot } from 'valtio';
import { exitInWords, type TerminalTab } from '../state/terminals-state.ts';

export interface TerminalNoticeProps {
  tab: TerminalTab;
  onNew: () => void;
  onClose: () => void;
}

/** What is said below a terminal that is not attached, and the way on. */
export const TerminalNotice = ({ tab, onNew, onClose }: TerminalNoticeProps) => {
  const { phase, exit } = useSnapshot(tab);
  if (phase === 'attached' || phase === 'connecting') return undefined;
  const isOver = phase !== 'waiting';
  const text =
    phase === 'waiting'
      ? 'The connection is lost. The program goes on; its output comes when the connection is back.'
      : phase === 'lost'
        ? 'The workspace was restarted, so this terminal and its programs are gone.'
        : `The shell ${exitInWords(exit)}.`;
  return (
    <div role="status" className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line bg-ink-2 px-3 py-1 text-work text-fg-2">
      <p className="flex-1">{text}</p>
      {isOver ? (
        <>
          <Button onClick={onNew}>New terminal</Button>
          <Button variant="quiet" onClick={onClose}>
            Close
          </Button>
        </>
      ) : undefined}
    </div>
  );
};
