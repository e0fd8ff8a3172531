import type { ProjectId } from '@constellation/contracts-kernel';
import { getProject } from '@constellation/contracts-project';
import type { ApiClient } from '@constellation/web-api-client';
import { queryOptions } from '@tanstack/react-query';

/** Everything that was read of projects begins with this key. */
export const projectsKey = ['projects'] as const;

export const projectQuery = (api: ApiClient, projectId: ProjectId) =>
  queryOptions({
    queryKey: [...projectsKey, 'detail', projectId],
    queryFn: ({ signal }) => api.call(getProject, { projectId }, { signal }),
  });
