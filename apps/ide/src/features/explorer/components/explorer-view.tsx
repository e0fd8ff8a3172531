import { Banner, Button, ConfirmDialog, EmptyState, Skeleton } from '@constellation/web-ui';
import { useEffect, useSyncExternalStore } from 'react';
import { useSnapshot } from 'valtio';
import { useCell } from '../../../platform/use-cell.ts';
import { useWorkspaceSession } from '../../../platform/workspace-session-context.tsx';
import { useShell } from '../../../shell/shell-context.tsx';
import type { Explorer } from '../model/explorer.ts';
import { nameOf } from '../model/path-parts.ts';
import { ExplorerTree } from './explorer-tree.tsx';

const Loading = () => (
  <div aria-busy className="flex flex-col gap-2 p-3">
    {[70, 55, 80, 40, 60].map((width) => (
      <Skeleton key={width} className="h-3" style={{ width: `${width}%` }} />
    ))}
  </div>
);

const Body = ({ explorer }: { explorer: Explorer }) => {
  const shell = useShell();
  const { state } = useCell(useWorkspaceSession().workspace);
  const root = useSyncExternalStore(explorer.tree.subscribe, () => explorer.tree.root());
  const { naming } = useSnapshot(explorer.state);
  const activePath = useSyncExternalStore(
    (listener) => shell.context.subscribe(listener),
    () => shell.context.get('activeFile') as string | undefined,
  );
  if (root === undefined || (root.failure !== undefined && state !== 'running')) return <Loading />;
  if (root.failure !== undefined)
    return (
      <EmptyState title="The files could not be read" actions={<Button onClick={() => void explorer.tree.load('')}>Try again</Button>}>
        {root.failure.sentence}
      </EmptyState>
    );
  if (root.entries.length === 0 && naming === undefined)
    return (
      <EmptyState
        title="No files yet"
        actions={
          explorer.options.canWrite ? <Button onClick={() => void explorer.startNaming('new-file', '')}>New file</Button> : undefined
        }
      >
        Make a file, drop some here, or ask Claude.
      </EmptyState>
    );
  return <ExplorerTree explorer={explorer} activePath={activePath} />;
};

/** The files of the workspace. */
export const ExplorerView = ({ explorer }: { explorer: Explorer }) => {
  const { deleting, failure, upload } = useSnapshot(explorer.state);
  useEffect(() => {
    if (explorer.tree.root() === undefined) void explorer.tree.load('');
  }, [explorer]);
  const isFolder = deleting !== undefined && explorer.tree.entry(deleting)?.kind === 'folder';
  return (
    <div className="flex size-full min-h-0 flex-col">
      {failure === undefined ? undefined : (
        <Banner tone="bad" actions={<Button onClick={() => (explorer.state.failure = undefined)}>Dismiss</Button>}>
          {failure.sentence}
        </Banner>
      )}
      {upload === undefined ? undefined : (
        <p role="status" className="px-3 py-1 text-hint text-fg-2">
          Uploading {upload.name}: {upload.done} of {upload.total}
        </p>
      )}
      <Body explorer={explorer} />
      <ConfirmDialog
        open={deleting !== undefined}
        onOpenChange={(isOpen) => {
          if (!isOpen) explorer.state.deleting = undefined;
        }}
        title={`Delete ${nameOf(deleting ?? '')}?`}
        description={
          isFolder ? 'The folder and everything in it are removed from the workspace.' : 'The file is removed from the workspace.'
        }
        confirmLabel="Delete"
        danger
        onConfirm={() => {
          if (deleting !== undefined) void explorer.remove(deleting);
        }}
      />
    </div>
  );
};
