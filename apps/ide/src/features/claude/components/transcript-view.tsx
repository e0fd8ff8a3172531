import { Button, Skeleton } from '@constellation/web-ui';
import { useState } from 'react';
import { useSnapshot } from 'valtio';
import { useShell } from '../../../shell/shell-context.tsx';
import type { ClaudeSession } from '../model/claude-session.ts';
import type { RunFollower } from '../model/run-follower.ts';
import type { TextItem, ToolItem, TranscriptItem } from '../model/transcript.ts';
import { ApprovalCard } from './approval-card.tsx';
import { MarkdownText } from './markdown-text.tsx';
import { ToolCard } from './tool-card.tsx';

const Thinking = ({ item }: { item: TextItem }) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="text-hint text-fg-3">
      <button type="button" aria-expanded={isOpen} className="hover:text-fg-2" onClick={() => setIsOpen(!isOpen)}>
        {item.isOpen ? 'Thinking' : 'Thought'}
      </button>
      {isOpen ? <p className="mt-1 border-l border-line pl-2 whitespace-pre-wrap">{item.text}</p> : undefined}
    </div>
  );
};

const UserMessage = ({ item }: { item: Extract<TranscriptItem, { kind: 'user' }> }) => (
  <div className="rounded-control bg-ink-3 px-2 py-1.5 text-work text-fg">
    <p className="break-words whitespace-pre-wrap">{item.text}</p>
    {item.context.length === 0 ? undefined : (
      <p className="mt-1 truncate text-hint text-fg-3">{item.context.map(({ path }) => `@${path}`).join(' ')}</p>
    )}
  </div>
);

const Item = ({ session, item }: { session: ClaudeSession; item: TranscriptItem }) => {
  const { commands, keys } = useShell();
  switch (item.kind) {
    case 'user':
      return <UserMessage item={item} />;
    case 'text':
      return (
        <div className="border-l-2 border-agent pl-2">
          <MarkdownText text={item.text} isOpen={item.isOpen} />
        </div>
      );
    case 'thinking':
      return <Thinking item={item} />;
    case 'note':
      return <p className="text-hint text-fg-3">{item.text}</p>;
    case 'tool':
      return item.phase === 'waiting' ? (
        <ApprovalCard session={session} tool={item} keys={{ allow: keys.labelOf('claude.approve'), deny: keys.labelOf('claude.deny') }} />
      ) : (
        <ToolCard tool={item} onOpenFile={(path) => void commands.run('editor.open', { path, isPreview: true })} />
      );
  }
};

const endings = { failed: 'Claude could not finish.', cancelled: 'Stopped. What was done stays; changes can be reverted below.' } as const;

const RunEnd = ({ session, follower, isLast }: { session: ClaudeSession; follower: RunFollower; isLast: boolean }) => {
  const { state, reason } = useSnapshot(follower.transcript);
  if (state === 'failed' || state === 'cancelled')
    return (
      <p role="status" className="text-work text-fg-2">
        {endings[state]} {reason?.message}
      </p>
    );
  if ((state === 'paused' || state === 'waiting_user') && isLast)
    return (
      <div role="status" className="flex flex-col items-start gap-2 rounded-control border border-warn p-2 text-work text-fg">
        <p>{reason?.message ?? 'Claude waits for you.'}</p>
        <Button onClick={() => void session.resume()}>Go on</Button>
      </div>
    );
  return undefined;
};

/** One run, from the message to its end. */
export const TranscriptView = ({ session, follower, isLast }: { session: ClaudeSession; follower: RunFollower; isLast: boolean }) => {
  const { items } = useSnapshot(follower.transcript);
  const { phase } = useSnapshot(follower.loading);
  if (phase === 'failed')
    return (
      <div className="flex items-center gap-2 text-work text-fg-2">
        This run could not be read. <Button onClick={() => void follower.start()}>Try again</Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-2">
      {phase === 'loading' && items.length === 0 ? <Skeleton className="h-10 w-full" /> : undefined}
      {items.map((item) => (
        <Item key={item.key} session={session} item={item as TextItem | ToolItem} />
      ))}
      <RunEnd session={session} follower={follower} isLast={isLast} />
    </div>
  );
};
