import { EmptyState } from '@constellation/web-ui';
import { Link } from 'react-router';
import { useTitle } from '../use-title.ts';

/** An address that leads nowhere. */
export const NotFoundPage = () => {
  useTitle('Not found');
  return (
    <EmptyState
      className="min-h-dvh bg-ink-1 text-page"
      title="There is nothing at this address."
      actions={
        <Link to="/projects" className="text-accent underline">
          Go to projects
        </Link>
      }
    >
      It may have been deleted, or you have no access to it. The owner of a project can give you access.
    </EmptyState>
  );
};
