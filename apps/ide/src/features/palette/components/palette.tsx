import { Kbd } from '@constellation/web-ui';
import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { useSnapshot } from 'valtio';
import { useShell } from '../../../shell/shell-context.tsx';
import type { FilePaths } from '../model/file-paths.ts';
import { commandItems, fileItems, type PaletteItem } from '../model/palette-items.ts';
import { readPaletteText, type PaletteState } from '../model/palette-state.ts';

/** Letters in runs that matched or did not, so that a match is one element and no character is cut in two. */
const runsOf = ({ title, positions }: PaletteItem): { text: string; isMatch: boolean }[] => {
  const runs: { text: string; isMatch: boolean }[] = [];
  for (let at = 0; at < title.length; at += 1) {
    const isMatch = positions.includes(at);
    const last = runs.at(-1);
    if (last?.isMatch === isMatch) last.text += title.charAt(at);
    else runs.push({ text: title.charAt(at), isMatch });
  }
  return runs;
};

const Title = ({ item }: { item: PaletteItem }) => (
  <span className="truncate text-fg">
    {runsOf(item).map(({ text, isMatch }, at) =>
      isMatch ? (
        <strong key={at} className="font-semibold text-accent">
          {text}
        </strong>
      ) : (
        text
      ),
    )}
  </span>
);

const useItems = (state: PaletteState, files: FilePaths): { items: PaletteItem[]; emptyText: string } => {
  const shell = useShell();
  const { isOpen, text } = useSnapshot(state);
  const [read, setRead] = useState<'reading' | 'done' | 'failed'>('reading');
  const asked = readPaletteText(text);
  useEffect(() => {
    if (!isOpen || asked.mode !== 'files') return;
    setRead('reading');
    files.refresh().then(
      () => setRead('done'),
      () => setRead('failed'),
    );
  }, [isOpen, asked.mode, files]);
  if (asked.mode === 'commands') return { items: commandItems(shell, asked.query), emptyText: 'No command has this name.' };
  if (asked.mode === 'line') {
    const path = shell.context.get('activeFile');
    const run = () => void shell.commands.run('editor.open', { path, line: asked.line });
    return {
      items: typeof path === 'string' ? [{ id: 'line', title: `Go to line ${asked.line}`, positions: [], run }] : [],
      emptyText: 'No file is open.',
    };
  }
  const words = {
    reading: 'Reading the files',
    done: 'No file has this name.',
    failed: 'The files could not be read. Is the workspace running?',
  };
  return { items: fileItems(shell, files.known(), asked.query, asked.line), emptyText: words[read] };
};

/** One line for everything: files, commands after `>`, a line after `:`. */
export const Palette = ({ state, files }: { state: PaletteState; files: FilePaths }) => {
  const { isOpen, text } = useSnapshot(state);
  const { items, emptyText } = useItems(state, files);
  const close = () => {
    state.isOpen = false;
  };
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(next) => {
        state.isOpen = next;
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-2 left-1/2 z-50 w-[min(600px,calc(100vw-16px))] -translate-x-1/2 animate-appear overflow-hidden rounded-dialog border border-line bg-ink-2 text-work text-fg"
        >
          <Dialog.Title className="sr-only">Go to file, command or line</Dialog.Title>
          <Command shouldFilter={false} loop label="Go to file, command or line">
            <Command.Input
              value={text}
              onValueChange={(next) => {
                state.text = next;
              }}
              placeholder="File name, > for commands, : for a line"
              className="h-9 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-fg-3 pointer-coarse:h-11"
            />
            <Command.List className="max-h-[min(420px,60dvh)] overflow-auto p-1">
              <Command.Empty className="px-2 py-3 text-fg-3">{emptyText}</Command.Empty>
              {items.map((item) => (
                <Command.Item
                  key={item.id}
                  value={item.id}
                  onSelect={() => {
                    close();
                    item.run();
                  }}
                  className="flex h-7 cursor-default items-center gap-2 rounded-control px-2 data-[selected=true]:bg-ink-3 pointer-coarse:h-11"
                >
                  <Title item={item} />
                  {item.detail === undefined ? undefined : (
                    <span className="min-w-0 flex-1 truncate text-hint text-fg-3">{item.detail}</span>
                  )}
                  {item.keys === undefined ? undefined : (
                    <span className="ml-auto">
                      <Kbd>{item.keys}</Kbd>
                    </span>
                  )}
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
