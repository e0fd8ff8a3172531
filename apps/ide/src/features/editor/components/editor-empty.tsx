import { Kbd } from '@constellation/web-ui';
import { useShell } from '../../../shell/shell-context.tsx';

const hints = [
  ['quick-open.files', 'Go to file'],
  ['palette.show', 'Show all commands'],
  ['search.show', 'Search in files'],
  ['terminal.toggle', 'Show the terminal'],
] as const;

/** What the editor area shows while no file is open: the keys that lead on. */
export const EditorEmpty = () => {
  const { commands, keys } = useShell();
  const known = hints.filter(([id]) => commands.get(id) !== undefined);
  return (
    <div className="flex size-full items-center justify-center p-6">
      <div className="flex flex-col gap-2 text-work text-fg-2">
        <p className="mb-1 text-fg-3">No file is open. Take one from the explorer, or:</p>
        {known.map(([id, title]) => (
          <button
            key={id}
            type="button"
            className="flex items-center justify-between gap-8 rounded-control px-2 py-1 text-left hover:bg-ink-3 hover:text-fg"
            onClick={() => void commands.run(id)}
          >
            {title}
            <Kbd>{keys.labelOf(id) ?? ''}</Kbd>
          </button>
        ))}
      </div>
    </div>
  );
};
