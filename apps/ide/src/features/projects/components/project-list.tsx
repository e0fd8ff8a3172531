import type { Project } from '@constellation/contracts-project';
import { Button, EmptyState, useDelayed } from '@constellation/web-ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApplication } from '../../../platform/application-context.tsx';
import { noticeOf } from '../../../platform/page/failure-notice.tsx';
import { useLiveChange } from '../../../platform/use-live-change.ts';
import { removeProject, takeBack } from '../api/change-project.ts';
import { projectKeys, projectListQuery, templatesQuery, workspaceStatesQuery, type ProjectFilter } from '../api/project-queries.ts';
import { EditProjectDialog } from './edit-project-dialog.tsx';
import { NoProjects } from './no-projects.tsx';
import { ProjectListSkeleton } from './project-list-skeleton.tsx';
import { ProjectRow, rowColumns } from './project-row.tsx';
import { sourceLabel } from './source-label.ts';

const Head = () => (
  <div aria-hidden className={`${rowColumns} hidden border-b border-line px-3 py-1.5 text-hint text-fg-3 md:grid`}>
    <span>Name</span>
    <span>Source</span>
    <span>Last opened</span>
    <span>Workspace</span>
  </div>
);

/** The projects that fit the filter, page by page. */
export const ProjectList = ({ filter, onClear }: { filter: ProjectFilter; onClear: () => void }) => {
  const application = useApplication();
  const { api, queries } = application;
  const list = useInfiniteQuery(projectListQuery(api, filter));
  const templates = useQuery(templatesQuery(api)).data;
  const states = useQuery(workspaceStatesQuery(api)).data;
  const [edited, setEdited] = useState<{ project: Project; field: 'name' | 'description' }>();
  const isSlow = useDelayed(list.isPending);
  useLiveChange({ resource: 'projects' }, () => {
    void queries.invalidateQueries({ queryKey: projectKeys.lists });
    void queries.invalidateQueries({ queryKey: ['workspaces'] });
  });
  if (list.isPending) return isSlow ? <ProjectListSkeleton /> : undefined;
  if (list.isError && list.data === undefined) return noticeOf(list.error, 'The projects could not be loaded.', () => void list.refetch());
  const projects = list.data.pages.flatMap((page) => page.items);
  if (projects.length === 0 && filter.search !== '')
    return <EmptyState title={`No project matches “${filter.search}”.`} actions={<Button onClick={onClear}>Clear search</Button>} />;
  if (projects.length === 0)
    return filter.state === 'deleted' ? <EmptyState title="Nothing was deleted in the last seven days." /> : <NoProjects />;
  return (
    <>
      <div className="rounded-dialog border border-line bg-ink-0">
        <Head />
        <ul aria-label={filter.state === 'deleted' ? 'Deleted projects' : 'Projects'}>
          {projects.map((project) => (
            <ProjectRow
              key={project.id}
              project={project}
              source={sourceLabel(project.source, templates)}
              state={states?.[project.id]}
              onEdit={(field) => setEdited({ project, field })}
              onDelete={() => void removeProject(application, project)}
              onRestore={() => void takeBack(application, project)}
            />
          ))}
        </ul>
      </div>
      {list.hasNextPage ? (
        <Button className="self-center" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : undefined}
      {edited === undefined ? undefined : <EditProjectDialog {...edited} onClose={() => setEdited(undefined)} />}
    </>
  );
};
