import { Injectable } from '@nestjs/common';
import { OperationError } from '@constellation/contracts-kernel';
import type { ProjectSource } from '@constellation/contracts-project';
import { findTemplate } from '../templates/find-template.ts';
import { isAllowedGitUrl, isBranchName } from './git-url.ts';

/** What a source must be before a project stands on it. Answers the commands that come with it. */
@Injectable()
export class CheckSource {
  execute(source: ProjectSource): { runCommand?: string | undefined; testCommand?: string | undefined } {
    if (source.kind === 'template') {
      const template = findTemplate(source.template);
      if (template === undefined) throw new OperationError('project.template_unknown');
      return { runCommand: template.runCommand, testCommand: template.testCommand };
    }
    if (source.kind === 'git') {
      if (!isAllowedGitUrl(source.url)) throw new OperationError('project.git_url_refused');
      if (source.branch !== undefined && !isBranchName(source.branch)) {
        throw new OperationError('invalid_input', {
          issues: [{ pointer: '/source/branch', message: 'This cannot be the name of a branch.' }],
        });
      }
    }
    return {};
  }
}
