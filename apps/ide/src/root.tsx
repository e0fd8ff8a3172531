import { Notices } from '@constellation/web-ui';
import { QueryClientProvider } from '@tanstack/react-query';
import type { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ApplicationProvider } from './platform/application-context.tsx';
import type { Application } from './platform/application.ts';

export interface RootProps {
  application: Application;
  router: ReturnType<typeof createMemoryRouter>;
}

/** Everything that surrounds the pages. */
export const Root = ({ application, router }: RootProps) => (
  <ApplicationProvider application={application}>
    <QueryClientProvider client={application.queries}>
      <RouterProvider router={router} />
      <Notices />
    </QueryClientProvider>
  </ApplicationProvider>
);
