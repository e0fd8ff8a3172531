import type { Command } from '../../shell/commands/command.ts';
import type { Shell } from '../../shell/shell.ts';
import type { ClaudeSession } from './model/claude-session.ts';

const category = 'Claude';
/** These keys act only while the focus is in the panel and nothing is being written; elsewhere the editor's keys win. */
const inPanel = 'claudeFocus && claudeComposerEmpty && claudeAsks';

export const claudeCommands = (shell: Shell, session: ClaudeSession): Command[] => {
  const answer = (decision: 'allow' | 'deny') => async () => {
    const tool = session.waiting();
    if (tool !== undefined) await session.decide(tool, decision);
  };
  return [
    { id: 'claude.approve', title: 'Approve', category, keys: ['Mod+Enter'], when: inPanel, run: answer('allow') },
    { id: 'claude.deny', title: 'Deny', category, keys: ['Mod+Backspace'], when: inPanel, run: answer('deny') },
    {
      id: 'claude.stop',
      title: 'Stop Claude',
      category,
      keys: ['Mod+Period'],
      when: 'claudeFocus && claudeWorks',
      run: () => session.stop(),
    },
    {
      id: 'claude.focus-approval',
      title: 'Go to what Claude asks',
      category,
      when: 'claudeAsks',
      run: async () => {
        await shell.commands.run('view.claude');
        requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-approval]')?.focus());
      },
    },
    {
      id: 'claude.new-conversation',
      title: 'New conversation',
      category,
      run: async () => {
        await session.show(undefined);
        await shell.commands.run('view.claude');
      },
    },
  ];
};
