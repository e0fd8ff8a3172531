import type { Command } from '../../shell/commands/command.ts';
import type { Shell } from '../../shell/shell.ts';
import type { Terminals } from './model/terminals.ts';

const category = 'Terminal';

export const terminalCommands = (shell: Shell, terminals: Terminals): Command[] => {
  const focusSoon = (): void => void requestAnimationFrame(() => terminals.activeScreen()?.focus());
  const show = async (): Promise<void> => {
    await shell.commands.run('view.terminal');
    await terminals.load();
  };
  return [
    {
      id: 'terminal.toggle',
      title: 'Show or hide the terminal',
      category,
      keys: ['Ctrl+`'],
      inTerminal: true,
      run: async () => {
        await shell.commands.run('view.terminal', 'toggle');
        focusSoon();
      },
    },
    {
      id: 'terminal.new',
      title: 'New terminal',
      category,
      keys: ['Ctrl+Shift+`'],
      inTerminal: true,
      run: async () => {
        await show();
        await terminals.open();
        focusSoon();
      },
    },
    {
      id: 'terminal.open-here',
      title: 'Open a terminal in this folder',
      inPalette: false,
      run: async (folder) => {
        await show();
        await terminals.open(typeof folder === 'string' ? folder : undefined);
        focusSoon();
      },
    },
    {
      id: 'terminal.clear',
      title: 'Clear',
      category,
      keys: ['Mod+K'],
      when: 'terminalFocus',
      inTerminal: true,
      run: () => terminals.activeScreen()?.clear(),
    },
    {
      id: 'terminal.find',
      title: 'Find in terminal',
      category,
      keys: ['Mod+F'],
      when: 'terminalFocus',
      inTerminal: true,
      run: () => {
        terminals.state.isSearching = true;
      },
    },
    {
      id: 'terminal.run',
      title: 'Run a command in the terminal',
      inPalette: false,
      run: async (command) => {
        if (typeof command !== 'string') return;
        await show();
        terminals.activeScreen()?.type(`${command}\r`);
      },
    },
  ];
};
