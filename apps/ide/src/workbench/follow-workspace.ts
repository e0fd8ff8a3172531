import { getWorkspace, transientWorkspaceStates, type Workspace } from '@constellation/contracts-workspace';
import { createCell, type ApiClient, type LiveClient, type ReadableCell } from '@constellation/web-api-client';

export interface FollowedWorkspace {
  readonly workspace: ReadableCell<Workspace>;
  /** Takes over what an act answered, and looks again soon. */
  accept: (workspace: Workspace) => void;
  dispose: () => void;
}

const pollMs = 5_000;

/** Keeps a workspace as the server knows it: read after each notice and reconnect, and every 5 s while its state passes by itself. */
export const followWorkspace = (api: Pick<ApiClient, 'call'>, live: Pick<LiveClient, 'subscribe'>, first: Workspace): FollowedWorkspace => {
  const cell = createCell(first);
  const stopped = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading: Promise<void> | undefined;
  let isStale = false;

  const accept = (workspace: Workspace): void => {
    // Answers can overtake one another; an older version never replaces a newer one.
    if (workspace.version >= cell.get().version) cell.set(workspace);
    clearTimeout(timer);
    if (transientWorkspaceStates.includes(cell.get().state)) timer = setTimeout(read, pollMs);
  };
  const read = (): void => {
    if (stopped.signal.aborted) return;
    if (reading !== undefined) {
      isStale = true;
      return;
    }
    reading = api
      .call(getWorkspace, { workspaceId: first.id }, { signal: stopped.signal })
      .then(accept)
      .catch(() => {
        // The connection banner tells of it; the next notice, reconnect or tick reads again.
        if (!stopped.signal.aborted) timer = setTimeout(read, pollMs);
      })
      .finally(() => {
        reading = undefined;
        if (isStale) {
          isStale = false;
          read();
        }
      });
  };
  const unsubscribe = live.subscribe(() => ({ resource: 'workspace', id: first.id }), { onChange: read, onSubscribed: read });
  accept(first);
  return {
    workspace: cell,
    accept,
    dispose: () => {
      stopped.abort();
      clearTimeout(timer);
      unsubscribe();
    },
  };
};
