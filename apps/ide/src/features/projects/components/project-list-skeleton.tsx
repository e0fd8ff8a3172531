import { Skeleton } from '@constellation/web-ui';
import { rowColumns } from './project-row.tsx';

const Row = () => (
  <div className={`${rowColumns} min-h-14 border-b border-line px-3 py-2 last:border-b-0`}>
    <Skeleton className="h-3.5 w-2/5" />
    <Skeleton className="hidden h-3 w-3/4 md:block" />
    <Skeleton className="hidden h-3 w-3/4 md:block" />
    <Skeleton className="hidden h-3 w-3/4 md:block" />
    <span />
  </div>
);

/** The list's rows before they are known. */
export const ProjectListSkeleton = () => (
  <div aria-busy="true" aria-label="Loading projects" role="status" className="rounded-dialog border border-line bg-ink-0">
    <Row />
    <Row />
    <Row />
    <Row />
  </div>
);
