import { Sparkle } from 'lucide-react';
import { useSnapshot } from 'valtio';
import { StatusButton } from '../../../shell/status/status-button.tsx';
import type { ClaudeSession } from '../model/claude-session.ts';

/** What Claude does, wherever one looks: the button leads to the oldest question, or to the panel. */
export const ClaudeStatus = ({ session }: { session: ClaudeSession }) => {
  const { revision, runs } = useSnapshot(session.state);
  if (revision < 0 || runs.length === 0 || !session.isWorking()) return undefined;
  const isAsking = session.waiting() !== undefined;
  return (
    <StatusButton label="Claude" command={isAsking ? 'claude.focus-approval' : 'view.claude'} tone={isAsking ? 'warn' : 'agent'}>
      <Sparkle aria-hidden />
      {isAsking ? 'Claude asks for approval' : 'Claude is working'}
    </StatusButton>
  );
};
