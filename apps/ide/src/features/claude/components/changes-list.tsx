import type { RunId } from '@constellation/contracts-kernel';
import { Button, ConfirmDialog, IconButton } from '@constellation/web-ui';
import { Check, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useSnapshot } from 'valtio';
import { useShell } from '../../../shell/shell-context.tsx';
import type { ClaudeSession } from '../model/claude-session.ts';
import { acceptChanges, conflictsOfRevert, revertChanges } from '../model/review-changes.ts';

/** The files that the last run changed: look at each, accept it or put it back. */
export const ChangesList = ({ session }: { session: ClaudeSession }) => {
  const { commands } = useShell();
  const { changes } = useSnapshot(session.state);
  const [asking, setAsking] = useState<{ paths: string[]; conflicts: string[] }>();
  if (changes === undefined || changes.items.length === 0) return undefined;
  const runId = changes.runId as RunId;
  const open = changes.items.filter((item) => !item.isReviewed);
  const all = changes.items.map((item) => item.path);
  const compare = (path: string) =>
    void commands.run('editor.open-diff', {
      id: `${runId}/${path}`,
      path,
      title: `${path.slice(path.lastIndexOf('/') + 1)}: before and now`,
      read: async () => {
        const { before, after } = await session.options.api.change(runId, path);
        return { before: before ?? '', after: after ?? '' };
      },
    });
  const askToRevert = async (paths: string[]) => setAsking({ paths, conflicts: await conflictsOfRevert(session, runId, paths) });
  return (
    <section aria-label="Changed files" className="shrink-0 border-t border-line bg-ink-1">
      <div className="flex flex-wrap items-center gap-2 px-2 py-1 text-work text-fg">
        <h3 className="flex-1">
          {all.length} changed {all.length === 1 ? 'file' : 'files'}
          {open.length === 0 ? ', all accepted' : ''}
        </h3>
        {open.length === 0 ? undefined : (
          <Button
            onClick={() =>
              void acceptChanges(
                session,
                runId,
                open.map((item) => item.path),
              )
            }
          >
            Accept all
          </Button>
        )}
        <Button variant="quiet" onClick={() => void askToRevert(all)}>
          Revert all
        </Button>
      </div>
      <ul className="max-h-40 overflow-auto pb-1">
        {changes.items.map((item) => (
          <li key={item.path} className="flex items-center gap-1 px-2 hover:bg-ink-2">
            <button
              type="button"
              aria-label={`Compare ${item.path}`}
              onClick={() => compare(item.path)}
              className="flex h-7 min-w-0 flex-1 items-center gap-2 text-left text-work pointer-coarse:h-11"
            >
              <span className={item.status === 'deleted' ? 'truncate text-fg-2 line-through' : 'truncate text-fg'}>{item.path}</span>
              <span className="shrink-0 text-hint text-fg-3">
                +{item.linesAdded} −{item.linesRemoved}
                {item.editedSince ? ', edited since' : ''}
                {item.isReviewed ? ', accepted' : ''}
              </span>
            </button>
            <IconButton
              icon={Check}
              label={`Accept ${item.path}`}
              disabled={item.isReviewed}
              onClick={() => void acceptChanges(session, runId, [item.path])}
            />
            <IconButton icon={Undo2} label={`Revert ${item.path}`} onClick={() => void askToRevert([item.path])} />
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asking !== undefined}
        onOpenChange={(isOpen) => {
          if (!isOpen) setAsking(undefined);
        }}
        title={asking?.paths.length === 1 ? `Revert ${asking.paths[0] ?? ''}?` : `Revert ${asking?.paths.length ?? 0} files?`}
        description={
          asking === undefined || asking.conflicts.length === 0
            ? 'They become what they were before the run.'
            : `${asking.conflicts.join(', ')} was edited after the run. Reverting removes these edits too.`
        }
        confirmLabel={asking !== undefined && asking.conflicts.length > 0 ? 'Revert anyway' : 'Revert'}
        danger
        onConfirm={() => {
          if (asking !== undefined) void revertChanges(session, runId, asking.paths);
          setAsking(undefined);
        }}
      />
    </section>
  );
};
