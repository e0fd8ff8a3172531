import type { ThemeName } from '@constellation/web-ui';
import type { NavigateFunction } from 'react-router';
import type { Application } from '../platform/application.ts';
import { changeSettings } from '../platform/person-settings.ts';
import type { Shell } from '../shell/shell.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { OpenedSession } from './open-session.ts';

const themes: { name: ThemeName; title: string }[] = [
  { name: 'light', title: 'Light theme' },
  { name: 'dark', title: 'Dark theme' },
  { name: 'high-contrast', title: 'High contrast theme' },
];

/** Commands on the workspace as a whole, and on the page around it. Answers what ends their upkeep. */
export const registerWorkspaceCommands = (
  shell: Shell,
  application: Application,
  opened: OpenedSession,
  navigate: NavigateFunction,
): (() => void) => {
  const { commands, context } = shell;
  const { workspace, accept } = opened.followed;
  const change = (act: 'start' | 'stop' | 'restart') => () => changeWorkspace(application.api, act, workspace.get().id, accept);
  const category = 'Workspace';
  commands.register({
    id: 'workspace.start',
    title: 'Start workspace',
    category,
    when: 'canWrite && !workspaceRunning',
    run: change('start'),
  });
  commands.register({
    id: 'workspace.restart',
    title: 'Restart workspace',
    category,
    when: 'canWrite && workspaceRunning',
    run: change('restart'),
  });
  commands.register({ id: 'workspace.stop', title: 'Stop workspace', category, when: 'canWrite && workspaceRunning', run: change('stop') });
  commands.register({ id: 'workbench.projects', title: 'All projects', run: () => navigate('/projects') });
  for (const [id, title] of [
    ['account', 'Account'],
    ['settings', 'Settings'],
  ] as const)
    commands.register({ id: `workbench.${id}`, title, ...(id === 'settings' ? { keys: ['Mod+,'] } : {}), run: () => navigate(`/${id}`) });
  for (const { name, title } of themes)
    commands.register({
      id: `theme.${name}`,
      title,
      category: 'View',
      run: async () => {
        application.theme.choose(name);
        await changeSettings(application, { theme: name });
      },
    });
  const update = (): void => context.set('workspaceRunning', workspace.get().state === 'running');
  context.set('canWrite', opened.session.canWrite);
  update();
  return workspace.subscribe(update);
};
