import type { ProjectId } from '@constellation/contracts-kernel';

/** A file that a person chose, with its path below the chosen folder. */
export interface ChosenFile {
  path: string;
  content: File;
}

const pending = new Map<ProjectId, readonly ChosenFile[]>();

/** Keeps the chosen files of a new project until its workspace runs; they live as long as the page is not reloaded. */
export const holdUpload = (projectId: ProjectId, files: readonly ChosenFile[]): void => {
  pending.set(projectId, files);
};

/** The files that wait for this project's workspace; they are handed out once. */
export const takeUpload = (projectId: ProjectId): readonly ChosenFile[] => {
  const files = pending.get(projectId) ?? [];
  pending.delete(projectId);
  return files;
};
