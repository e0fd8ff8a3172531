import type { ProjectSource, Template } from '@constellation/contracts-project';

/** Where a project came from, in a word: the template's title, the host and path of the repository, "Upload". */
export const sourceLabel = (source: ProjectSource, templates: readonly Template[] | undefined): string => {
  if (source.kind === 'upload') return 'Upload';
  if (source.kind === 'git') return source.url.replace(/^https:\/\//, '').replace(/\.git$/, '');
  return templates?.find((template) => template.slug === source.template)?.title ?? source.template;
};
