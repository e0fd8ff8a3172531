import type { FileChange, ServerStream, VerbInput, watchFiles } from '@constellation/agent-protocol';
import { pathNames } from '../files/path-names.ts';
import type { WatchEvent, WorkspaceWatch } from './workspace-watch.ts';

/** Events that wait for a slow listener; beyond, it is told to look again. */
const maxQueued = 200;

/** Answers `fs.watch`. */
export const watchWorkspace =
  (watch: WorkspaceWatch) =>
  async (
    { path }: VerbInput<typeof watchFiles>,
    stream: ServerStream<typeof watchFiles>,
    { signal }: { signal: AbortSignal },
  ): Promise<Record<never, never>> => {
    const folder = pathNames(path).join('/');
    const isBelow = (change: FileChange) => folder === '' || change.path === folder || change.path.startsWith(`${folder}/`);
    let queue: WatchEvent[] = [];
    let wake: () => void = () => undefined;
    const unsubscribe = await watch.subscribe((event) => {
      const relevant = event.type === 'changes' ? { ...event, changes: event.changes.filter(isBelow) } : event;
      if (relevant.type === 'changes' && relevant.changes.length === 0) return;
      queue = queue.length >= maxQueued ? [{ type: 'rescan' }] : [...queue, relevant];
      wake();
    });
    signal.addEventListener('abort', () => wake());
    try {
      stream.open({});
      while (!signal.aborted) {
        const event = queue.shift();
        if (event === undefined) await new Promise<void>((resolve) => (wake = resolve));
        else if (!(await stream.sendItem(event))) break;
      }
      return {};
    } finally {
      unsubscribe();
    }
  };
