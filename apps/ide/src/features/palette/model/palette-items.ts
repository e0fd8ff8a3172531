import type { Command } from '../../../shell/commands/command.ts';
import type { Shell } from '../../../shell/shell.ts';
import { bestMatches } from './score-match.ts';

export interface PaletteItem {
  id: string;
  title: string;
  /** After the title: the folder of a file. */
  detail?: string | undefined;
  keys?: string | undefined;
  positions: readonly number[];
  run: () => void;
}

const titleOf = (command: Command): string => (command.category === undefined ? command.title : `${command.category}: ${command.title}`);

/** Every command that can be run now. */
export const commandItems = (shell: Shell, query: string): PaletteItem[] => {
  const usable = shell.commands.all().filter((command) => command.inPalette !== false && shell.commands.isEnabled(command.id));
  const sorted = [...usable].sort((one, other) => titleOf(one).localeCompare(titleOf(other)));
  return bestMatches(sorted, titleOf, query, 200).map(({ item, match }) => ({
    id: item.id,
    title: titleOf(item),
    keys: shell.keys.labelOf(item.id),
    positions: match.positions,
    run: () => void shell.commands.run(item.id),
  }));
};

/** Files, those looked at last first while nothing is asked for. */
export const fileItems = (shell: Shell, paths: readonly string[], query: string, line: number | undefined): PaletteItem[] =>
  bestMatches(paths, (path) => path, query, 50).map(({ item, match }) => {
    const nameAt = item.lastIndexOf('/') + 1;
    return {
      id: item,
      title: item.slice(nameAt),
      detail: item.slice(0, Math.max(0, nameAt - 1)),
      positions: match.positions.map((at) => at - nameAt).filter((at) => at >= 0),
      run: () => void shell.commands.run('editor.open', { path: item, line }),
    };
  });
