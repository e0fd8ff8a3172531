import { listSignUpInvitations, listUsers } from '@constellation/contracts-identity';
import type { ApiClient } from '@constellation/web-api-client';
import { infiniteQueryOptions } from '@tanstack/react-query';

const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { nextCursor?: string | undefined }) => page.nextCursor,
};
const from = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });

export const usersQuery = (api: ApiClient, search: string) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['admin', 'users', search],
    queryFn: ({ pageParam, signal }) => api.call(listUsers, { ...from(pageParam), ...(search === '' ? {} : { search }) }, { signal }),
    placeholderData: (before) => before,
  });

export const invitationsQuery = (api: ApiClient) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['admin', 'invitations'],
    queryFn: ({ pageParam, signal }) => api.call(listSignUpInvitations, from(pageParam), { signal }),
  });
