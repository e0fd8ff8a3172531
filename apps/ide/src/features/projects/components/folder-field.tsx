import { Button, Field } from '@constellation/web-ui';
import { useRef } from 'react';
import { filesOfFolder } from '../../../platform/files-of-folder.ts';
import type { ChosenFile } from '../../../platform/pending-uploads.ts';
import { formatBytes } from './format-bytes.ts';

export interface ChosenFolder {
  name: string;
  files: readonly ChosenFile[];
}

export interface FolderFieldProps {
  folder: ChosenFolder | undefined;
  error: string | undefined;
  onChoose: (folder: ChosenFolder) => void;
}

const summary = ({ name, files }: ChosenFolder): string =>
  `${name}: ${files.length} ${files.length === 1 ? 'file' : 'files'}, ${formatBytes(files.reduce((sum, { content }) => sum + content.size, 0))}`;

/** Chooses a folder of this computer; installed packages are left out and said so. */
export const FolderField = ({ folder, error, onChoose }: FolderFieldProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field label="Folder" error={error} hint="Installed packages (node_modules, .venv) are left out.">
      <div className="flex items-center gap-3">
        <Button onClick={() => input.current?.click()}>Choose folder</Button>
        <span className="min-w-0 flex-1 truncate text-work text-fg-2">{folder === undefined ? 'No folder chosen' : summary(folder)}</span>
        <input
          ref={(element) => {
            input.current = element;
            element?.setAttribute('webkitdirectory', '');
          }}
          type="file"
          multiple
          hidden
          aria-label="Folder to upload"
          onChange={(event) => {
            const { folder: name, files } = filesOfFolder(event.target.files ?? []);
            if (files.length > 0) onChoose({ name, files });
          }}
        />
      </div>
    </Field>
  );
};
