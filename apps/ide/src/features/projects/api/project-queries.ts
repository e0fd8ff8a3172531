import { listProjects, listTemplates } from '@constellation/contracts-project';
import { listWorkspaces } from '@constellation/contracts-workspace';
import type { ApiClient } from '@constellation/web-api-client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { projectsKey } from '../../../platform/project-query.ts';

export interface ProjectFilter {
  search: string;
  sort: 'opened' | 'name' | 'created';
  state: 'active' | 'deleted';
}

export const projectKeys = {
  all: projectsKey,
  lists: [...projectsKey, 'list'] as const,
  list: (filter: ProjectFilter) => [...projectsKey, 'list', filter] as const,
};

export const projectListQuery = (api: ApiClient, { search, sort, state }: ProjectFilter) =>
  infiniteQueryOptions({
    queryKey: projectKeys.list({ search, sort, state }),
    queryFn: ({ pageParam, signal }) =>
      api.call(
        listProjects,
        { sort, state, ...(search === '' ? {} : { search }), ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });

export const templatesQuery = (api: ApiClient) =>
  queryOptions({
    queryKey: ['templates'],
    queryFn: async ({ signal }) => (await api.call(listTemplates, {}, { signal })).items,
    staleTime: Infinity,
  });

/** The states of the workspaces that the person owns, by project. */
export const workspaceStatesQuery = (api: ApiClient) =>
  queryOptions({
    queryKey: ['workspaces'],
    queryFn: async ({ signal }) => {
      const { items } = await api.call(listWorkspaces, { limit: 200 }, { signal });
      return Object.fromEntries(items.map((workspace) => [workspace.projectId, workspace.state]));
    },
  });
