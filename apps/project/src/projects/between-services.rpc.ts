import { Controller } from '@nestjs/common';
import type { InputOf } from '@constellation/contracts-kernel';
import { getSeed, listDeletedProjects, markProjectOpened, roleInProject } from '@constellation/contracts-project';
import { Handles } from '@constellation/transport';
import { FindRole } from './find-role.ts';
import { GetSeed } from './get-seed.ts';
import { ListDeletedProjects } from './list-deleted-projects.ts';
import { MarkProjectOpened } from './mark-project-opened.ts';

/** What other services ask in their own name. */
@Controller()
export class BetweenServicesRpc {
  constructor(
    private readonly findRole: FindRole,
    private readonly getSeed: GetSeed,
    private readonly listDeletedProjects: ListDeletedProjects,
    private readonly markProjectOpened: MarkProjectOpened,
  ) {}

  @Handles(roleInProject)
  role(input: InputOf<typeof roleInProject>) {
    return this.findRole.execute(input);
  }

  @Handles(getSeed)
  seed({ projectId }: InputOf<typeof getSeed>) {
    return this.getSeed.execute(projectId);
  }

  @Handles(listDeletedProjects)
  listDeleted(input: InputOf<typeof listDeletedProjects>) {
    return this.listDeletedProjects.execute(input);
  }

  @Handles(markProjectOpened)
  markOpened({ projectId }: InputOf<typeof markProjectOpened>) {
    return this.markProjectOpened.execute(projectId);
  }
}
