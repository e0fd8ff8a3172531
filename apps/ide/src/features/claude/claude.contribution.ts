import type { RunContext } from '@constellation/contracts-claude';
import { Sparkle } from 'lucide-react';
import { createElement, lazy } from 'react';
import { editorSelection } from '../../platform/editor-selection.ts';
import type { WorkbenchContribution } from '../../workbench/workbench-contribution.ts';
import { claudeApi } from './api/claude-api.ts';
import { claudeCommands } from './claude-commands.ts';
import { ClaudeSession } from './model/claude-session.ts';

/** Claude's panel beside the code. */
export const contribution: WorkbenchContribution = {
  id: 'claude',
  activate: ({ shell, workspace }) => {
    if (!workspace.canWrite) return undefined;
    const session: ClaudeSession = new ClaudeSession({
      api: claudeApi(workspace.api, workspace.projectId),
      live: workspace.live,
      newKey: () => crypto.randomUUID(),
      noted: () => {
        shell.context.set('claudeAsks', session.waiting() !== undefined);
        shell.context.set('claudeWorks', session.isWorking());
      },
    });
    shell.context.set('claudeComposerEmpty', true);
    const selection = (): RunContext | undefined => {
      const chosen = editorSelection.get();
      if (chosen !== undefined) return { kind: 'selection', ...chosen };
      const path = shell.context.get('activeFile');
      return typeof path === 'string' ? { kind: 'file', path } : undefined;
    };
    shell.addView({
      id: 'claude',
      title: 'Claude',
      place: 'secondary',
      icon: Sparkle,
      order: 10,
      keys: ['Mod+Alt+I'],
      phoneLabel: 'Claude',
      component: lazy(async () => {
        const { ClaudeView } = await import('./components/claude-view.tsx');
        return { default: () => createElement(ClaudeView, { session, selection }) };
      }),
    });
    shell.status.register({
      id: 'claude',
      side: 'end',
      order: 5,
      component: lazy(async () => {
        const { ClaudeStatus } = await import('./components/claude-status.tsx');
        return { default: () => createElement(ClaudeStatus, { session }) };
      }),
    });
    for (const command of claudeCommands(shell, session)) shell.commands.register(command);
    return () => session.leave();
  },
};
