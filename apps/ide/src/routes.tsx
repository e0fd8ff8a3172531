import { Navigate, type RouteObject } from 'react-router';
import { FirstSkeleton } from './platform/page/first-skeleton.tsx';
import { NotFoundPage } from './platform/page/not-found-page.tsx';
import { RequireAccount } from './platform/page/require-account.tsx';
import { RouteFailure } from './platform/page/route-failure.tsx';

/** The addresses of the app. Every page is its own chunk. */
export const routes: RouteObject[] = [
  {
    errorElement: <RouteFailure />,
    hydrateFallbackElement: <FirstSkeleton />,
    children: [
      { path: '/', element: <Navigate replace to="/projects" /> },
      { path: '/sign-in', lazy: async () => ({ Component: (await import('./features/auth/pages/sign-in-page.tsx')).SignInPage }) },
      { path: '/sign-up', lazy: async () => ({ Component: (await import('./features/auth/pages/sign-up-page.tsx')).SignUpPage }) },
      { path: '/reset', lazy: async () => ({ Component: (await import('./features/auth/pages/reset-page.tsx')).ResetPage }) },
      {
        element: <RequireAccount />,
        children: [
          {
            lazy: async () => ({ Component: (await import('./platform/page/page-frame.tsx')).PageFrame }),
            children: [
              {
                path: '/projects',
                lazy: async () => ({ Component: (await import('./features/projects/pages/projects-page.tsx')).ProjectsPage }),
              },
              {
                path: '/projects/new',
                lazy: async () => ({ Component: (await import('./features/projects/pages/new-project-page.tsx')).NewProjectPage }),
              },
              {
                path: '/account',
                lazy: async () => ({ Component: (await import('./features/account/pages/account-page.tsx')).AccountPage }),
              },
              {
                path: '/settings',
                lazy: async () => ({ Component: (await import('./features/settings/pages/settings-page.tsx')).SettingsPage }),
              },
              {
                path: '/admin/:section?',
                lazy: async () => ({ Component: (await import('./features/admin/pages/admin-page.tsx')).AdminPage }),
              },
            ],
          },
          { path: '/p/:projectId', lazy: async () => ({ Component: (await import('./workbench/workbench-page.tsx')).WorkbenchPage }) },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];
