import type { Account } from '@constellation/contracts-identity';
import type { SessionState } from '@constellation/web-api-client';
import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { Application } from './application.ts';

const ApplicationContext = createContext<Application | undefined>(undefined);

export const ApplicationProvider = ({ application, children }: { application: Application; children: ReactNode }) => (
  <ApplicationContext value={application}>{children}</ApplicationContext>
);

export const useApplication = (): Application => {
  const application = use(ApplicationContext);
  if (application === undefined) throw new Error('There is no application around this component');
  return application;
};

export const useSession = (): SessionState<Account> => {
  const { state } = useApplication().session;
  return useSyncExternalStore(state.subscribe, state.get);
};

/** The person signed in; only below a page that needs one. */
export const useAccount = (): Account => {
  const session = useSession();
  if (session.status !== 'signed-in') throw new Error('Nobody is signed in here');
  return session.account;
};
