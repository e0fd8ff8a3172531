import { SquareTerminal } from 'lucide-react';
import { createElement, lazy } from 'react';
import { documentTheme, followDocumentTheme } from '../../platform/document-theme.ts';
import type { WorkbenchContribution } from '../../workbench/workbench-contribution.ts';
import { terminalsApi } from './api/terminals-api.ts';
import { Terminals } from './model/terminals.ts';
import { terminalCommands } from './terminal-commands.ts';

/** The terminals of the workspace, in the panel below the editor. */
export const contribution: WorkbenchContribution = {
  id: 'terminal',
  activate: ({ shell, workspace }) => {
    if (!workspace.canWrite) return undefined;
    const terminals = new Terminals({
      api: terminalsApi(workspace.api, workspace.workspaceId),
      clients: workspace.agent,
      theme: documentTheme,
      fontSize: 13,
      newId: () => `t-${crypto.randomUUID()}`,
      openLink: (url) => void window.open(url, '_blank', 'noopener'),
      wantsKey: (event) => event.defaultPrevented,
    });
    shell.addView({
      id: 'terminal',
      title: 'Terminal',
      place: 'bottom',
      icon: SquareTerminal,
      order: 10,
      phoneLabel: 'Terminal',
      component: lazy(async () => {
        const { TerminalView } = await import('./components/terminal-view.tsx');
        return { default: () => createElement(TerminalView, { terminals }) };
      }),
    });
    for (const command of terminalCommands(shell, terminals)) shell.commands.register(command);
    const stopFollowing = followDocumentTheme((theme) => terminals.setTheme(theme));
    return () => {
      stopFollowing();
      terminals.dispose();
    };
  },
};
