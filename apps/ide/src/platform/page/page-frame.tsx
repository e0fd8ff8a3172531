import { TooltipProvider } from '@constellation/web-ui';
import { Link, Outlet } from 'react-router';
import { useApplication } from '../application-context.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Brand } from './brand.tsx';
import { ConnectionBanner } from './connection-banner.tsx';

/** The bar over the pages of a person who is signed in. */
export const PageFrame = () => (
  <TooltipProvider>
    <div className="flex min-h-dvh flex-col bg-ink-1 text-page text-fg">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:bg-ink-2 focus:p-2">
        Skip to the content
      </a>
      <header className="flex h-12 shrink-0 items-center justify-between border-b border-line pr-1 pl-4 md:px-6">
        <Link to="/projects" className="rounded-control py-1 pr-2 pointer-coarse:py-3">
          <Brand />
        </Link>
        <AccountMenu />
      </header>
      <ConnectionBanner link={useApplication().liveLink}>What you see may be out of date.</ConnectionBanner>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        <Outlet />
      </main>
    </div>
  </TooltipProvider>
);
