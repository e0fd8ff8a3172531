import { notify } from '@constellation/web-ui';
import { useEffect, useState } from 'react';
import { copyOfFailure } from '../platform/failure-copy.ts';
import { takeUpload } from '../platform/pending-uploads.ts';
import { useCell } from '../platform/use-cell.ts';
import type { OpenedSession } from './open-session.ts';
import { uploadFiles, type UploadProgress } from './upload-files.ts';

/** Whether the workspace has run since the page was opened, and all chosen files are in it. */
export const useStart = ({ session, followed }: OpenedSession): { isReady: boolean; upload: UploadProgress | undefined } => {
  const isRunning = useCell(followed.workspace).state === 'running';
  const [isReady, setReady] = useState(false);
  const [upload, setUpload] = useState<UploadProgress>();
  useEffect(() => {
    if (!isRunning) return;
    const chosen = takeUpload(session.projectId);
    if (chosen.length === 0) {
      setReady(true);
      return;
    }
    void uploadFiles(session.files, chosen, setUpload).then(({ failed }) => {
      const first = failed[0];
      if (first !== undefined)
        notify.error(`${failed.length} of ${chosen.length} files could not be uploaded`, {
          description: `${first.path}: ${copyOfFailure(first.cause).sentence}`,
          durationMs: Infinity,
        });
      setReady(true);
    });
  }, [isRunning, session]);
  return { isReady, upload };
};
