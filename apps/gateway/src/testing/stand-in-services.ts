import { Controller } from '@nestjs/common';
import { projectOfRun, type Run, type RunEvent, recordDecision, snapshotRun, startRun } from '@constellation/contracts-claude';
import { type InputOf, OperationError, type OutputOf, type ProjectRole } from '@constellation/contracts-kernel';
import { getProject, type Project, roleInProject } from '@constellation/contracts-project';
import { listPorts, locateWorkspace, projectOfWorkspace, workspaceOfProject } from '@constellation/contracts-workspace';
import { currentCall, Handles } from '@constellation/transport';

const at = '2026-11-24T10:00:00.000Z';
export const projectId = 'prj_01HZZZZZZZZZZZZZZZZZZZZZZZ';
export const workspaceId = 'wsp_01HZZZZZZZZZZZZZZZZZZZZZZZ';
export const conversationId = 'cnv_01HZZZZZZZZZZZZZZZZZZZZZZZ';
export const runId = 'run_01HZZZZZZZZZZZZZZZZZZZZZZZ';

/** What the stand-ins know and what they were asked; a spec sets and reads it. */
export const world = {
  roles: new Map<string, ProjectRole>(),
  /** Runs and conversations that exist. */
  known: new Set<string>([runId, conversationId]),
  locate: () => '',
  kept: [] as RunEvent[],
  state: 'running' as Run['state'],
  asked: [] as { operation: string; input: unknown; principal: unknown }[],
};

const note = (operation: string, input: unknown) => world.asked.push({ operation, input, principal: currentCall()?.principal });

@Controller()
export class StandInProject {
  @Handles(roleInProject)
  roleOf({ userId }: InputOf<typeof roleInProject>): OutputOf<typeof roleInProject> {
    return { role: world.roles.get(userId), localCommandsAllowed: true, deleted: false };
  }

  @Handles(getProject)
  get(input: InputOf<typeof getProject>): Project {
    note(getProject.name, input);
    const ownerId = 'usr_01HZZZZZZZZZZZZZZZZZZZZZZZ';
    return {
      id: projectId,
      ownerId,
      name: 'P',
      slug: 'p',
      description: '',
      source: { kind: 'upload' },
      role: 'owner',
      localCommandsAllowed: false,
      createdAt: at,
      updatedAt: at,
      version: 3,
    };
  }
}

@Controller()
export class StandInWorkspace {
  @Handles(projectOfWorkspace)
  projectOf(input: InputOf<typeof projectOfWorkspace>): OutputOf<typeof projectOfWorkspace> {
    if (input.workspaceId !== workspaceId) throw new OperationError('not_found');
    return { projectId, ownerId: 'usr_01HZZZZZZZZZZZZZZZZZZZZZZZ' };
  }

  @Handles(workspaceOfProject)
  ofProject(): OutputOf<typeof workspaceOfProject> {
    return { workspaceId, isolation: 'none' };
  }

  @Handles(locateWorkspace)
  locate(): OutputOf<typeof locateWorkspace> {
    return { http: world.locate() };
  }

  @Handles(listPorts)
  ports(): OutputOf<typeof listPorts> {
    return { items: [{ port: 5173, process: 'node' }] };
  }
}

@Controller()
export class StandInClaude {
  @Handles(projectOfRun)
  projectOf(input: InputOf<typeof projectOfRun>): OutputOf<typeof projectOfRun> {
    if (!world.known.has('runId' in input ? input.runId : input.conversationId)) throw new OperationError('not_found');
    return { projectId };
  }

  @Handles(snapshotRun)
  snapshot({ after, limit }: InputOf<typeof snapshotRun>): OutputOf<typeof snapshotRun> {
    const sequence = (id: string | undefined) => Number(id?.split('-')[1] ?? 0);
    const rest = world.kept.filter(({ id }) => sequence(id) > sequence(after));
    return { items: rest.slice(0, Math.min(limit, 3)), hasMore: rest.length > 3, state: world.state };
  }

  @Handles(startRun)
  start(input: InputOf<typeof startRun>): Run {
    note(startRun.name, input);
    const usage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
    const startedBy = 'usr_01HZZZZZZZZZZZZZZZZZZZZZZZ';
    return {
      id: input.runId,
      conversationId,
      projectId,
      workspaceId,
      startedBy,
      state: 'queued',
      mode: input.mode,
      provider: 'p',
      model: 'm',
      usage,
      createdAt: at,
      version: 1,
    };
  }

  @Handles(recordDecision)
  record(input: InputOf<typeof recordDecision>): OutputOf<typeof recordDecision> {
    note(recordDecision.name, input);
    return { id: input.approvalId, tool: 'edit', input: {}, inputHash: input.inputHash, askedAt: at, decision: input.decision };
  }
}
