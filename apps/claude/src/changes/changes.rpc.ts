import { acceptRunChanges, listRunChanges, readRunChange, revertRunChanges } from '@constellation/contracts-claude';
import type { InputOf } from '@constellation/contracts-kernel';
import { readChangedFile, revertRunFiles } from '@constellation/contracts-workspace';
import { Handles, Rpc } from '@constellation/transport';
import { Controller } from '@nestjs/common';
import { AcceptChanges } from './accept-changes.ts';
import { RunFiles } from './run-files.ts';

@Controller()
export class ChangesRpc {
  constructor(
    private readonly files: RunFiles,
    private readonly acceptance: AcceptChanges,
    private readonly rpc: Rpc,
  ) {}

  @Handles(listRunChanges)
  async list({ runId }: InputOf<typeof listRunChanges>) {
    const opened = await this.files.open(runId);
    return opened ? this.files.list(opened) : { items: [], truncated: false };
  }

  @Handles(readRunChange)
  async read({ runId, path }: InputOf<typeof readRunChange>) {
    const { run, snapshotId, token } = await this.files.require(runId);
    return this.rpc.call(readChangedFile, { workspaceId: run.workspaceId, snapshotId, path }, { token });
  }

  @Handles(acceptRunChanges)
  accept(input: InputOf<typeof acceptRunChanges>) {
    return this.acceptance.execute(input);
  }

  @Handles(revertRunChanges)
  async revert({ runId, paths, dryRun }: InputOf<typeof revertRunChanges>) {
    const { run, snapshotId, token } = await this.files.require(runId);
    return this.rpc.call(revertRunFiles, { workspaceId: run.workspaceId, runId, snapshotId, paths, dryRun }, { token });
  }
}
