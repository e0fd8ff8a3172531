import { Injectable } from '@nestjs/common';
import { projectOfRun } from '@constellation/contracts-claude';
import type { PolicySubject, ProjectId, SentInputOf } from '@constellation/contracts-kernel';
import { projectOfWorkspace } from '@constellation/contracts-workspace';
import { BoundedCache } from '@constellation/server-identity';
import { Rpc } from '@constellation/transport';
import { Clock } from '../clock.ts';

const keptMs = 60 * 60 * 1000;

/** The project of a workspace, conversation or run. It never changes, so a found one is kept for an hour. */
@Injectable()
export class SubjectProjects {
  private readonly known: BoundedCache<ProjectId>;

  constructor(
    private readonly rpc: Rpc,
    private readonly clock: Clock,
  ) {
    this.known = new BoundedCache(20_000, () => clock.now().getTime());
  }

  /** Throws `not_found` for what does not exist. */
  async projectOf(kind: PolicySubject['kind'], id: string): Promise<ProjectId> {
    if (kind === 'project') return id as ProjectId;
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const projectId = await this.ask(kind, id);
    this.known.set(id, projectId, this.clock.now().getTime() + keptMs);
    return projectId;
  }

  private async ask(kind: Exclude<PolicySubject['kind'], 'project'>, id: string): Promise<ProjectId> {
    if (kind === 'workspace') {
      return (await this.rpc.call(projectOfWorkspace, { workspaceId: id } as SentInputOf<typeof projectOfWorkspace>)).projectId;
    }
    const input = kind === 'run' ? { runId: id } : { conversationId: id };
    return (await this.rpc.call(projectOfRun, input as SentInputOf<typeof projectOfRun>)).projectId;
  }
}
