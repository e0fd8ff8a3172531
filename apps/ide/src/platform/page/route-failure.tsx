import { Button, EmptyState } from '@constellation/web-ui';
import { TriangleAlert } from 'lucide-react';
import { useRouteError } from 'react-router';
import { copyOfFailure } from '../failure-copy.ts';
import { useTitle } from '../use-title.ts';

/** What stands in place of a page that broke. What the person typed is kept where it was stored; the page can be loaded again. */
export const RouteFailure = () => {
  const cause = useRouteError();
  const { correlationId } = copyOfFailure(cause);
  useTitle('Page failed');
  return (
    <EmptyState
      icon={TriangleAlert}
      className="min-h-dvh text-page"
      title="This page failed and was stopped."
      actions={
        <>
          <Button variant="primary" onClick={() => window.location.reload()}>
            Load again
          </Button>
          <Button onClick={() => window.location.assign('/projects')}>Go to projects</Button>
        </>
      }
    >
      Files that were saved are safe. Text that was not is kept in this browser.
      <code className="mt-3 block font-mono text-hint break-words text-fg-3">
        {cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)}
        {correlationId === undefined ? undefined : ` (${correlationId})`}
      </code>
    </EmptyState>
  );
};
