import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useApplication, useSession } from '../application-context.tsx';
import { settingsQuery } from '../person-settings.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { FirstSkeleton } from './first-skeleton.tsx';

const SignedIn = () => {
  const application = useApplication();
  const { liveLink, theme } = application;
  useEffect(() => {
    liveLink.start();
    return () => liveLink.stop();
  }, [liveLink]);
  const chosen = useQuery(settingsQuery(application)).data?.theme;
  useEffect(() => {
    if (chosen !== undefined) theme.choose(chosen);
  }, [chosen, theme]);
  return <Outlet />;
};

/** Lets through who is signed in; others sign in first and come back here. */
export const RequireAccount = () => {
  const { restoring } = useApplication();
  const session = useSession();
  const { pathname, search, hash } = useLocation();
  if (session.status === 'signed-in') return <SignedIn />;
  if (session.status === 'unknown')
    return (
      <>
        <FirstSkeleton />
        <div className="relative text-fg">
          <ConnectionBanner link={restoring}>The server cannot be reached. This page opens as soon as it answers.</ConnectionBanner>
        </div>
      </>
    );
  const wanted = pathname + search + hash;
  return (
    <Navigate
      replace
      to={session.reason === 'asked' || wanted === '/projects' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`}
    />
  );
};
