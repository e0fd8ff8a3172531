import { useDelayed } from '@constellation/web-ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useApplication } from '../../../platform/application-context.tsx';
import { noticeOf } from '../../../platform/page/failure-notice.tsx';
import { PageBody } from '../../../platform/page/page-body.tsx';
import { projectListQuery, templatesQuery } from '../api/project-queries.ts';
import { NewProjectForm } from '../components/new-project-form.tsx';
import { isOrigin, type Origin } from '../components/origin.ts';
import { OriginGallery, OriginGallerySkeleton } from '../components/origin-gallery.tsx';

/** The gallery at the left, the form at the right. The address keeps what was chosen. */
export const NewProjectPage = () => {
  const { api } = useApplication();
  const [query, setQuery] = useSearchParams();
  const templates = useQuery(templatesQuery(api));
  const known = useInfiniteQuery(projectListQuery(api, { search: '', sort: 'opened', state: 'active' }));
  const isSlow = useDelayed(templates.isPending || known.isPending);
  const asked = query.get('from') ?? `template:${query.get('template') ?? ''}`;
  const first: Origin = `template:${templates.data?.[0]?.slug ?? 'blank'}`;
  const [origin, setOrigin] = useState<Origin>();
  const isKnown =
    isOrigin(asked) && (!asked.startsWith('template:') || templates.data?.some((each) => `template:${each.slug}` === asked) === true);
  const chosen = origin ?? (isKnown ? asked : first);
  const isReady = !templates.isPending && !known.isPending;
  const title = chosen === 'template:blank' ? undefined : templates.data?.find((each) => `template:${each.slug}` === chosen)?.title;
  return (
    <PageBody title="New project">
      {templates.isError
        ? noticeOf(
            templates.error,
            'The templates could not be loaded. A repository or a folder works all the same.',
            () => void templates.refetch(),
          )
        : undefined}
      <div className="grid gap-8 md:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
        {isReady ? (
          <OriginGallery
            templates={templates.data}
            value={chosen}
            onChange={(next) => {
              setOrigin(next);
              setQuery({ from: next }, { replace: true });
            }}
          />
        ) : (
          <div>{isSlow ? <OriginGallerySkeleton /> : undefined}</div>
        )}
        {isReady ? (
          <NewProjectForm
            origin={chosen}
            wish={title ?? 'My project'}
            taken={known.data?.pages.flatMap((page) => page.items.map((project) => project.name)) ?? []}
          />
        ) : undefined}
      </div>
    </PageBody>
  );
};
