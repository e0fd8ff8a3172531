import { revokeSession, type Session } from '@constellation/contracts-identity';
import { Button, notify, Skeleton, useDelayed } from '@constellation/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApplication } from '../../../platform/application-context.tsx';
import { copyOfFailure } from '../../../platform/failure-copy.ts';
import { noticeOf } from '../../../platform/page/failure-notice.tsx';
import { TimeAgo } from '../../../platform/page/time-ago.tsx';
import { sessionsQuery } from '../api/sessions-query.ts';

const Row = ({ session }: { session: Session }) => {
  const { api, queries } = useApplication();
  const [isEnding, setEnding] = useState(false);
  const end = async (): Promise<void> => {
    setEnding(true);
    try {
      await api.call(revokeSession, { sessionId: session.id });
      await queries.invalidateQueries({ queryKey: ['sessions'] });
      notify.success(`The session on ${session.device} has ended`);
    } catch (cause) {
      notify.error('The session could not be ended', { description: copyOfFailure(cause).sentence });
      setEnding(false);
    }
  };
  return (
    <li className="flex min-h-14 items-center justify-between gap-4 border-b border-line px-3 py-2 last:border-b-0">
      <div className="min-w-0">
        <p className="truncate font-medium">{session.device}</p>
        <p className="text-work text-fg-2">
          {session.address} ·{' '}
          {session.isCurrent ? (
            'in use now'
          ) : (
            <>
              last seen <TimeAgo at={session.lastSeenAt} />
            </>
          )}
        </p>
      </div>
      {session.isCurrent ? (
        <span className="text-work text-fg-2">This browser</span>
      ) : (
        <Button pending={isEnding} aria-label={`End session on ${session.device}`} onClick={() => void end()}>
          End session
        </Button>
      )}
    </li>
  );
};

/** Where the account is signed in, and the way to end each. */
export const SessionList = () => {
  const sessions = useQuery(sessionsQuery(useApplication().api));
  const isSlow = useDelayed(sessions.isPending);
  if (sessions.isPending) return <div className="min-h-28">{isSlow ? <Skeleton className="h-14" /> : undefined}</div>;
  if (sessions.isError) return noticeOf(sessions.error, 'The sessions could not be loaded.', () => void sessions.refetch());
  return (
    <ul aria-label="Sessions" className="rounded-dialog border border-line bg-ink-0">
      {sessions.data.map((session) => (
        <Row key={session.id} session={session} />
      ))}
    </ul>
  );
};
