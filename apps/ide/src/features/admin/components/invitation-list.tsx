import { revokeSignUpInvitation, type SignUpInvitation } from '@constellation/contracts-identity';
import { Button, EmptyState, notify, Skeleton, useDelayed } from '@constellation/web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApplication } from '../../../platform/application-context.tsx';
import { copyOfFailure } from '../../../platform/failure-copy.ts';
import { noticeOf } from '../../../platform/page/failure-notice.tsx';
import { TimeAgo } from '../../../platform/page/time-ago.tsx';
import { invitationsQuery } from '../api/admin-queries.ts';

const isOver = (invitation: SignUpInvitation): boolean => invitation.usedAt !== undefined || Date.parse(invitation.expiresAt) < Date.now();

const State = ({ invitation }: { invitation: SignUpInvitation }) => {
  if (invitation.usedAt !== undefined)
    return (
      <>
        used <TimeAgo at={invitation.usedAt} />
      </>
    );
  return isOver(invitation) ? (
    <>
      expired <TimeAgo at={invitation.expiresAt} />
    </>
  ) : (
    <>
      expires <TimeAgo at={invitation.expiresAt} />
    </>
  );
};

const Row = ({ invitation }: { invitation: SignUpInvitation }) => {
  const { api, queries } = useApplication();
  const revoke = (): void => {
    api
      .call(revokeSignUpInvitation, { invitationId: invitation.id })
      .then(() => notify.success('Invitation taken back'))
      .catch((cause: unknown) => notify.error('The invitation could not be taken back', { description: copyOfFailure(cause).sentence }))
      .finally(() => void queries.invalidateQueries({ queryKey: ['admin', 'invitations'] }));
  };
  const name = invitation.email ?? 'Anyone with the link';
  return (
    <li className="flex min-h-14 items-center justify-between gap-4 border-b border-line px-3 py-2 last:border-b-0">
      <div className="min-w-0">
        <p className="truncate font-medium">{name}</p>
        <p className="text-work text-fg-2">
          {invitation.platformRole === 'admin' ? 'Administrator' : 'Member'} · made <TimeAgo at={invitation.createdAt} /> ·{' '}
          <State invitation={invitation} />
        </p>
      </div>
      {isOver(invitation) ? undefined : (
        <Button aria-label={`Take back the invitation of ${name}`} onClick={revoke}>
          Take back
        </Button>
      )}
    </li>
  );
};

/** Invitations, newest first. */
export const InvitationList = () => {
  const list = useInfiniteQuery(invitationsQuery(useApplication().api));
  const isSlow = useDelayed(list.isPending);
  if (list.isPending) return <div className="min-h-14">{isSlow ? <Skeleton className="h-14" /> : undefined}</div>;
  if (list.isError) return noticeOf(list.error, 'The invitations could not be loaded.', () => void list.refetch());
  const invitations = list.data.pages.flatMap((page) => page.items);
  if (invitations.length === 0) return <EmptyState title="No invitation was made yet." />;
  return (
    <>
      <ul aria-label="Invitations" className="rounded-dialog border border-line bg-ink-0">
        {invitations.map((invitation) => (
          <Row key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button className="self-center" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : undefined}
    </>
  );
};
