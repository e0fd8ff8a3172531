import type { RunContext } from '@constellation/contracts-claude';
import { Banner, Button, EmptyState, Skeleton } from '@constellation/web-ui';
import { Sparkle } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useSnapshot } from 'valtio';
import { useCell } from '../../../platform/use-cell.ts';
import { useWorkspaceSession } from '../../../platform/workspace-session-context.tsx';
import type { ClaudeSession } from '../model/claude-session.ts';
import { ChangesList } from './changes-list.tsx';
import { Composer } from './composer.tsx';
import { ConversationBar } from './conversation-bar.tsx';
import { LocalCommandsNotice } from './local-commands-notice.tsx';
import { TranscriptView } from './transcript-view.tsx';
import { UsageLine } from './usage-line.tsx';

const Start = ({ source }: { source: 'stored' | 'environment' | 'demo' | undefined }) => (
  <EmptyState icon={Sparkle} title="Ask Claude about this project">
    {source === undefined
      ? 'No AI provider is connected. An administrator can connect one under Settings.'
      : source === 'demo'
        ? 'The built-in demo answers here: a script that works with the real tools and asks for your approval. Connect a provider under Settings to work with a model.'
        : 'It reads what it needs and asks before it changes a file or runs a command.'}
  </EmptyState>
);

/** Stays at the end while new text comes, unless one scrolled up. */
const useStickToEnd = (revision: number) => {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    if (isAtEnd.current && scroller.current !== null) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [revision]);
  const onScroll = () => {
    const element = scroller.current;
    if (element !== null) isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 40;
  };
  return { scroller, onScroll };
};

/** The conversation with Claude: turns, questions, what changed, and where one writes. */
export const ClaudeView = ({ session, selection }: { session: ClaudeSession; selection: () => RunContext | undefined }) => {
  const { phase, runs, model, failure, revision } = useSnapshot(session.state);
  const { isolation } = useCell(useWorkspaceSession().workspace);
  const { scroller, onScroll } = useStickToEnd(revision);
  if (phase === 'loading') return <Skeleton className="m-3 h-4 w-2/3" />;
  if (phase === 'failed')
    return (
      <EmptyState title="The conversations could not be read" actions={<Button onClick={() => void session.load()}>Try again</Button>}>
        {failure?.sentence}
      </EmptyState>
    );
  return (
    <div data-focus-context="claude" className="flex size-full min-h-0 flex-col">
      <ConversationBar session={session} />
      <LocalCommandsNotice session={session} />
      <div
        ref={scroller}
        onScroll={onScroll}
        role="log"
        aria-label="Conversation with Claude"
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto p-2 outline-offset-[-2px]"
      >
        {runs.length === 0 ? <Start source={model?.source} /> : undefined}
        <div className="flex flex-col gap-4">
          {session.state.runs.map((follower, at) => (
            <TranscriptView key={follower.run.id} session={session} follower={follower} isLast={at === runs.length - 1} />
          ))}
        </div>
      </div>
      {failure === undefined ? undefined : (
        <Banner tone="bad" actions={<Button onClick={() => (session.state.failure = undefined)}>Dismiss</Button>}>
          {failure.sentence}
        </Banner>
      )}
      <ChangesList session={session} />
      <UsageLine session={session} />
      <Composer
        session={session}
        isIsolated={isolation !== 'none'}
        isWorking={revision >= 0 && session.isWorking()}
        selection={selection}
      />
    </div>
  );
};
