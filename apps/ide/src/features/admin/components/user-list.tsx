import type { Account } from '@constellation/contracts-identity';
import { Button, EmptyState, Input, Skeleton, useDelayed } from '@constellation/web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useApplication } from '../../../platform/application-context.tsx';
import { noticeOf } from '../../../platform/page/failure-notice.tsx';
import { absoluteTime } from '../../../platform/relative-time.ts';
import { usersQuery } from '../api/admin-queries.ts';
import { OneTimeLink } from './one-time-link.tsx';
import { UserRow } from './user-row.tsx';

/** The accounts of the installation, by name. */
export const UserList = () => {
  const { api } = useApplication();
  const [search, setSearch] = useState('');
  const [link, setLink] = useState<{ user: Account; url: string; expiresAt: string }>();
  const list = useInfiniteQuery(usersQuery(api, useDeferredValue(search.trim())));
  const isSlow = useDelayed(list.isPending);
  const users = list.data?.pages.flatMap((page) => page.items);
  return (
    <div className="flex flex-col gap-3">
      <Input
        type="search"
        aria-label="Search people"
        placeholder="Search by name or email"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {isSlow ? <Skeleton className="h-28" /> : undefined}
      {list.isError ? noticeOf(list.error, 'The accounts could not be loaded.', () => void list.refetch()) : undefined}
      {users?.length === 0 ? <EmptyState title={`Nobody matches “${search}”.`} /> : undefined}
      {users === undefined || users.length === 0 ? undefined : (
        <ul aria-label="People" className="rounded-dialog border border-line bg-ink-0">
          {users.map((user) => (
            <UserRow key={user.id} user={user} onResetLink={setLink} />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button className="self-center" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : undefined}
      {link === undefined ? undefined : (
        <OneTimeLink
          title="Reset link made"
          description={`Give this link to ${link.user.name}. It holds until ${absoluteTime(link.expiresAt)}. No mail is sent.`}
          url={link.url}
          onClose={() => setLink(undefined)}
        />
      )}
    </div>
  );
};
