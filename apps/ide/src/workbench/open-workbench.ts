import type { Account } from '@constellation/contracts-identity';
import { notify } from '@constellation/web-ui';
import type { NavigateFunction } from 'react-router';
import type { Application } from '../platform/application.ts';
import { copyOfFailure } from '../platform/failure-copy.ts';
import { registerLayoutCommands } from '../shell/layout/register-layout-commands.ts';
import { createShell, type Shell } from '../shell/shell.ts';
import { findContributions } from './find-contributions.ts';
import { IsolationStatus } from './isolation-status.tsx';
import type { OpenedSession } from './open-session.ts';
import { registerWorkspaceCommands } from './register-workspace-commands.ts';

export interface OpenedWorkbench {
  shell: Shell;
  dispose: () => void;
}

/** Builds the frame's shell for an open project and lets every feature register into it. */
export const openWorkbench = (
  application: Application,
  account: Account,
  opened: OpenedSession,
  navigate: NavigateFunction,
): OpenedWorkbench => {
  const { session } = opened;
  const shell = createShell({
    window,
    storage: application.storage,
    layoutKey: `cst.layout.${account.id}.${session.projectId}`,
    surroundings: {
      isMac: /mac|iphone|ipad/i.test(navigator.userAgent),
      isStandalone: window.matchMedia('(display-mode: standalone)').matches,
    },
    onFailure: (command, cause) => notify.error(`“${command.title}” did not work`, { description: copyOfFailure(cause).sentence }),
  });
  registerLayoutCommands(shell, document);
  shell.status.register({ id: 'isolation', side: 'end', order: 900, component: IsolationStatus });
  const ends = [registerWorkspaceCommands(shell, application, opened, navigate)];
  for (const contribution of findContributions()) {
    const end = contribution.activate({ shell, workspace: session });
    if (end !== undefined) ends.push(end);
  }
  const { view } = session.location.place.get();
  if (view !== undefined) void shell.commands.run(`view.${view}`);
  return {
    shell,
    dispose: () => {
      for (const end of ends.reverse()) end();
      shell.dispose();
    },
  };
};
