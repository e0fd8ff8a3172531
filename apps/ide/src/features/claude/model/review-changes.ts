import type { RunId } from '@constellation/contracts-kernel';
import { copyOfFailure } from '../../../platform/failure-copy.ts';
import type { ClaudeSession } from './claude-session.ts';

const guarded = async (session: ClaudeSession, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (cause) {
    session.state.failure = copyOfFailure(cause);
  }
  await session.readChanges();
};

/** Marks files as reviewed; no file changes. */
export const acceptChanges = (session: ClaudeSession, runId: RunId, paths: string[]): Promise<void> =>
  guarded(session, () => session.options.api.accept(runId, paths));

/** The files that a revert would leave alone, since a person edited them after the run. */
export const conflictsOfRevert = async (session: ClaudeSession, runId: RunId, paths: string[]): Promise<string[]> => {
  try {
    const { items } = await session.options.api.revert(
      runId,
      paths.map((path) => ({ path })),
      true,
    );
    return items.filter((item) => item.result === 'conflict').map((item) => item.path);
  } catch (cause) {
    session.state.failure = copyOfFailure(cause);
    return [];
  }
};

/** Puts files back. What a person edited since is named with the tag that they saw when they agreed. */
export const revertChanges = (session: ClaudeSession, runId: RunId, paths: string[]): Promise<void> =>
  guarded(session, () => {
    const seen = session.state.changes?.items ?? [];
    const named = paths.map((path) => {
      const item = seen.find((other) => other.path === path);
      return item?.editedSince === true && item.tag !== undefined ? { path, tag: item.tag } : { path };
    });
    return session.options.api.revert(runId, named, false);
  });
