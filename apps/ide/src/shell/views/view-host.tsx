import { Skeleton } from '@constellation/web-ui';
import { Activity, Suspense, useState } from 'react';
import type { View } from './view.ts';

const Loading = () => (
  <div data-view-loading aria-busy="true" className="flex flex-col gap-2 p-3">
    <Skeleton className="h-3 w-3/4" />
    <Skeleton className="h-3 w-11/12" />
    <Skeleton className="h-3 w-3/5" />
    <Skeleton className="h-3 w-4/5" />
  </div>
);

/**
 * Shows one of a place's views. Those that were shown before keep their state while hidden; React runs the clean-up of
 * their effects meanwhile and their effects again when they come back.
 */
export const ViewHost = ({ views, activeId }: { views: readonly View[]; activeId: string | undefined }) => {
  const [visited, setVisited] = useState<readonly string[]>([]);
  if (activeId !== undefined && !visited.includes(activeId)) setVisited([...visited, activeId]);
  return views
    .filter((view) => visited.includes(view.id))
    .map((view) => (
      <Activity key={view.id} mode={view.id === activeId ? 'visible' : 'hidden'}>
        <section
          aria-label={view.title}
          tabIndex={-1}
          data-view-id={view.id}
          data-focus-context={view.id}
          className="flex h-full min-h-0 flex-1 flex-col overflow-hidden outline-none"
        >
          <Suspense fallback={<Loading />}>
            <view.component />
          </Suspense>
        </section>
      </Activity>
    ));
};
