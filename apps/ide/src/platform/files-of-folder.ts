import type { ChosenFile } from './pending-uploads.ts';

/** Installed packages are made again in the workspace; uploading them would take longer than installing. */
const leftOut = /(?:^|\/)(?:node_modules|\.venv|__pycache__)\//;

/** The files of a chosen folder, below it and not with its own name; without what is installed anew. */
export const filesOfFolder = (files: Iterable<File>): { folder: string; files: ChosenFile[] } => {
  const chosen = [...files].map((content) => ({
    path: content.webkitRelativePath === '' ? content.name : content.webkitRelativePath,
    content,
  }));
  const folder = chosen[0]?.path.split('/')[0] ?? '';
  return {
    folder,
    files: chosen
      .map(({ path, content }) => ({ path: path.slice(path.indexOf('/') + 1), content }))
      .filter(({ path }) => !leftOut.test(path)),
  };
};
