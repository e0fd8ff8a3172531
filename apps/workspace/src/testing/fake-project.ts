import { Controller } from '@nestjs/common';
import type { InputOf, OutputOf, ProjectId } from '@constellation/contracts-kernel';
import { OperationError } from '@constellation/contracts-kernel';
import { getSeed, listDeletedProjects, markProjectOpened } from '@constellation/contracts-project';
import { Handles } from '@constellation/transport';

/** What the project service would know, set by the test. */
export class KnownProjects {
  readonly seeds = new Map<ProjectId, OutputOf<typeof getSeed>>();
  readonly deleted = new Map<ProjectId, { purge: boolean }>();
}

@Controller()
export class FakeProjectRpc {
  constructor(private readonly known: KnownProjects) {}

  @Handles(getSeed)
  seed({ projectId }: InputOf<typeof getSeed>): OutputOf<typeof getSeed> {
    const seed = this.known.seeds.get(projectId);
    if (seed === undefined) throw new OperationError('not_found');
    return seed;
  }

  @Handles(listDeletedProjects)
  deleted({ projectIds }: InputOf<typeof listDeletedProjects>): OutputOf<typeof listDeletedProjects> {
    const deletedAt = '2026-11-24T00:00:00.000Z';
    return {
      items: projectIds.flatMap((projectId) => {
        const found = this.known.deleted.get(projectId);
        return found === undefined ? [] : [{ projectId, deletedAt, purge: found.purge }];
      }),
    };
  }

  @Handles(markProjectOpened)
  opened(): OutputOf<typeof markProjectOpened> {
    return {};
  }
}
