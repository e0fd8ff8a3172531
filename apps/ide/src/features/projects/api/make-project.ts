import { createProject, type Project, type ProjectSource } from '@constellation/contracts-project';
import type { Application } from '../../../platform/application.ts';
import { holdUpload, type ChosenFile } from '../../../platform/pending-uploads.ts';
import { projectQuery } from '../../../platform/project-query.ts';
import { projectKeys } from './project-queries.ts';

export interface NewProject {
  name: string;
  description: string;
  source: ProjectSource;
  files: readonly ChosenFile[];
  /** The same for every attempt of one form, so that a lost answer makes no second project. */
  idempotencyKey: string;
}

/** Makes the project; chosen files wait for its workspace. */
export const makeProject = async (
  { api, queries }: Pick<Application, 'api' | 'queries'>,
  { files, ...input }: NewProject,
): Promise<Project> => {
  const project = await api.call(createProject, input);
  if (files.length > 0) holdUpload(project.id, files);
  queries.setQueryData(projectQuery(api, project.id).queryKey, project);
  void queries.invalidateQueries({ queryKey: projectKeys.lists });
  return project;
};
