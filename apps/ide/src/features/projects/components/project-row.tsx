import type { Project } from '@constellation/contracts-project';
import type { WorkspaceState } from '@constellation/contracts-workspace';
import { Button, IconButton, Menu, type MenuEntry } from '@constellation/web-ui';
import { Ellipsis, PenLine, Text, Trash2 } from 'lucide-react';
import { Link } from 'react-router';
import { TimeAgo } from '../../../platform/page/time-ago.tsx';
import { WorkspaceStateLabel } from './workspace-state-label.tsx';

export const rowColumns = 'grid grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,1fr)_12rem_8rem_7rem_2.75rem] items-center gap-x-4';

export interface ProjectRowProps {
  project: Project;
  source: string;
  state: WorkspaceState | undefined;
  onEdit: (field: 'name' | 'description') => void;
  onDelete: () => void;
  onRestore: () => void;
}

const Actions = ({ project, onEdit, onDelete, onRestore }: ProjectRowProps) => {
  if (project.role !== 'owner') return;
  if (project.deletedAt !== undefined) return <Button onClick={onRestore}>Restore</Button>;
  const entries: MenuEntry[] = [
    { id: 'rename', label: 'Rename', icon: PenLine, onSelect: () => onEdit('name') },
    { id: 'describe', label: 'Edit description', icon: Text, onSelect: () => onEdit('description') },
    'separator',
    { id: 'delete', label: 'Delete', icon: Trash2, danger: true, onSelect: onDelete },
  ];
  return (
    <Menu
      entries={entries}
      trigger={<IconButton icon={Ellipsis} label={`More for ${project.name}`} className="relative size-8 justify-self-end" />}
    />
  );
};

/** One project of the list. The whole row opens it. */
export const ProjectRow = (props: ProjectRowProps) => {
  const { project, source, state } = props;
  const isDeleted = project.deletedAt !== undefined;
  return (
    <li className={`${rowColumns} relative min-h-14 border-b border-line px-3 py-2 last:border-b-0 hover:bg-ink-2`}>
      <div className="min-w-0">
        {isDeleted ? (
          <span className="block truncate font-medium text-fg-2">{project.name}</span>
        ) : (
          <Link
            to={`/p/${project.id}`}
            className="block truncate font-medium text-fg outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {project.name}
          </Link>
        )}
        {project.description === '' ? undefined : <p className="truncate text-work text-fg-2">{project.description}</p>}
        <p className="flex flex-wrap gap-x-3 text-work text-fg-3 md:hidden">
          <span className="truncate">{source}</span>
          {isDeleted ? undefined : <WorkspaceStateLabel state={state} />}
        </p>
      </div>
      <span className="hidden truncate text-work text-fg-2 md:block">{source}</span>
      <span className="hidden text-work text-fg-2 md:block">
        {project.purgeAt === undefined ? (
          <TimeAgo at={project.lastOpenedAt ?? project.createdAt} />
        ) : (
          <>
            gone <TimeAgo at={project.purgeAt} />
          </>
        )}
      </span>
      <span className="hidden text-work md:block">
        {isDeleted ? <span className="text-fg-3">Deleted</span> : <WorkspaceStateLabel state={state} />}
      </span>
      <Actions {...props} />
    </li>
  );
};
