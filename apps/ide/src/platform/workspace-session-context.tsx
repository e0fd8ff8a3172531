import { createContext, use, type ReactNode } from 'react';
import type { WorkspaceSession } from './workspace-session.ts';

const SessionContext = createContext<WorkspaceSession | undefined>(undefined);

export const WorkspaceSessionProvider = ({ session, children }: { session: WorkspaceSession; children: ReactNode }) => (
  <SessionContext value={session}>{children}</SessionContext>
);

/** The open project around this component; only inside the workbench. */
export const useWorkspaceSession = (): WorkspaceSession => {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('There is no open project around this component');
  return session;
};
