import { Notices, TooltipProvider } from '@constellation/web-ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { ApplicationProvider } from './platform/application-context.tsx';
import type { Application } from './platform/application.ts';
import { createRouter } from './create-router.tsx';

/** Everything that surrounds the pages. */
export const Root = ({ application }: { application: Application }) => (
  <ApplicationProvider application={application}>
    <QueryClientProvider client={application.queries}>
      <TooltipProvider>
        <RouterProvider router={createRouter()} />
        <Notices />
      </TooltipProvider>
    </QueryClientProvider>
  </ApplicationProvider>
);
