import { defineErrors } from '@constellation/contracts-kernel';

/** Expected failures of projects and templates. */
export const projectErrors = defineErrors({
  'project.name_taken': { status: 409, sentence: 'You already have a project with this name. Take another one.' },
  'project.template_unknown': { status: 422, sentence: 'There is no such template. Take one of the list.' },
  'project.git_url_refused': { status: 422, sentence: 'Only public https addresses of git repositories can be cloned.' },
  'project.deleted': { status: 410, sentence: 'This project was deleted. It can be restored until its grace period ends.' },
  'project.limit_reached': { status: 409, sentence: 'You have as many projects as this installation allows. Delete one first.' },
});
