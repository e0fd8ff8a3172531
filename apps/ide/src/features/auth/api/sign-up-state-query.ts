import { getSignUpState } from '@constellation/contracts-identity';
import type { ApiClient } from '@constellation/web-api-client';
import { queryOptions } from '@tanstack/react-query';

/** Whether the first account is still to be made, and who may sign up. */
export const signUpStateQuery = (api: ApiClient) =>
  queryOptions({ queryKey: ['sign-up-state'], queryFn: ({ signal }) => api.call(getSignUpState, {}, { signal }), staleTime: 0 });
