import { useState, type DragEvent } from 'react';
import { droppedFiles } from '../model/brought-files.ts';
import type { Explorer } from '../model/explorer.ts';

const kind = 'application/x-constellation-path';

/** Moves entries by dragging and uploads what comes from outside. */
export const useTreeDrag = (explorer: Explorer) => {
  const [target, setTarget] = useState<string>();
  const folderUnder = (event: DragEvent): string =>
    explorer.targetFolder((event.target as HTMLElement).closest<HTMLElement>('[data-path]')?.dataset['path'] ?? '');
  return {
    target,
    start: (event: DragEvent, path: string) => {
      event.dataTransfer.setData(kind, path);
      event.dataTransfer.effectAllowed = 'move';
    },
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!explorer.options.canWrite) return;
        event.preventDefault();
        setTarget(folderUnder(event));
      },
      onDragLeave: () => setTarget(undefined),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setTarget(undefined);
        const folder = folderUnder(event);
        const path = event.dataTransfer.getData(kind);
        if (path !== '') void explorer.move(path, folder);
        else void droppedFiles(event.dataTransfer).then((files) => explorer.upload(files, folder));
      },
    },
  };
};
