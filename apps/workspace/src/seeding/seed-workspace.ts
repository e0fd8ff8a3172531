import { Injectable } from '@nestjs/common';
import { writeFile, type AgentClient } from '@constellation/agent-protocol';
import type { OutputOf } from '@constellation/contracts-kernel';
import { getSeed } from '@constellation/contracts-project';
import { Rpc } from '@constellation/transport';
import { Settings } from '../settings.ts';
import type { StartProgress } from '../workspaces/start-progress.ts';
import type { StepName } from '../workspaces/workspace-steps.ts';
import type { WorkspaceRow } from '../workspaces/workspace-row.ts';
import { clearRoot } from './clear-root.ts';
import { cloneAddress } from './clone-address.ts';
import { cloneRepository } from './clone-repository.ts';

type Seed = OutputOf<typeof getSeed>;

/** The step in which a source's files arrive. */
export const seedStep = ({ kind }: Seed['source']): StepName => (kind === 'git' ? 'clone' : kind === 'template' ? 'files' : 'upload');

/** Puts a new workspace's first files into it, through its agent. Repeated after a failure, it begins anew. */
@Injectable()
export class SeedWorkspace {
  constructor(
    private readonly rpc: Rpc,
    private readonly settings: Settings,
  ) {}

  async execute(row: WorkspaceRow, client: AgentClient, progress: StartProgress, signal: AbortSignal): Promise<void> {
    if (row.isSeeded) return;
    const { source, files } = await this.rpc.call(getSeed, { projectId: row.projectId }, { signal });
    progress.begin(seedStep(source));
    await clearRoot(client, signal);
    if (source.kind === 'git') {
      const protocols = this.settings.cloneProtocols;
      const clone = { url: cloneAddress(source.url, protocols), branch: source.branch, protocols, generation: row.generation };
      await cloneRepository(client, clone, (line) => progress.describe(line), signal);
    }
    for (const { path, contentBase64, executable } of files)
      await client.upload(
        writeFile,
        { path, precondition: { kind: 'overwrite' }, parents: true, ...(executable ? { mode: 0o755 } : {}) },
        Buffer.from(contentBase64, 'base64'),
        { signal },
      );
  }
}
