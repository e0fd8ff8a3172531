import { hasCode } from '@constellation/web-api-client';
import type { ChosenFile } from '../platform/pending-uploads.ts';
import type { WorkspaceFiles } from '../platform/workspace-files.ts';

export interface UploadProgress {
  done: number;
  total: number;
  /** Those that the workspace did not take, with why. */
  failed: readonly { path: string; cause: unknown }[];
}

const atOnce = 4;

/** Writes the chosen files, four at a time; a file that is refused does not stop the others. */
export const uploadFiles = async (
  files: Pick<WorkspaceFiles, 'write'>,
  chosen: readonly ChosenFile[],
  report: (progress: UploadProgress) => void,
): Promise<UploadProgress> => {
  let progress: UploadProgress = { done: 0, total: chosen.length, failed: [] };
  const waiting = chosen.values();
  const worker = async (): Promise<void> => {
    for (const { path, content } of waiting) {
      const failure = await files.write(path, content, 'create').then(
        () => undefined,
        (cause: unknown) => (hasCode(cause, 'file.exists') ? undefined : { path, cause }),
      );
      progress = { ...progress, done: progress.done + 1, failed: failure === undefined ? progress.failed : [...progress.failed, failure] };
      report(progress);
    }
  };
  report(progress);
  await Promise.all(Array.from({ length: atOnce }, worker));
  return progress;
};
