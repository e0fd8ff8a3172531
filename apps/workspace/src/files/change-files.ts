import { Injectable } from '@nestjs/common';
import { copyEntry, makeFolder, moveEntry, removeEntry, statFile } from '@constellation/agent-protocol';
import { OperationError, type InputOf, type WorkspaceId } from '@constellation/contracts-kernel';
import type { copyFile, createFolder, deleteFile, FileEntry, moveFile } from '@constellation/contracts-workspace';
import { isWithin } from '@constellation/core-paths';
import { withAgent } from '../agents/agent-failure.ts';
import { AddressedWorkspace } from '../workspaces/addressed-workspace.ts';
import { toFileEntry } from './file-entry.ts';

/** Acts on names: the agent does them, the kernel keeps them inside the workspace. */
@Injectable()
export class ChangeFiles {
  constructor(private readonly addressed: AddressedWorkspace) {}

  async createFolder({ workspaceId, path }: InputOf<typeof createFolder>): Promise<{ entry: FileEntry }> {
    const agent = await this.addressed.agent(workspaceId);
    return withAgent(async () => {
      await agent.call(makeFolder, { path, parents: true });
      return this.entry(workspaceId, path);
    });
  }

  async move({ workspaceId, from, to, overwrite }: InputOf<typeof moveFile>): Promise<{ entry: FileEntry }> {
    this.refuseIntoItself(from, to);
    const agent = await this.addressed.agent(workspaceId);
    return withAgent(async () => {
      await agent.call(moveEntry, { from, to, overwrite });
      return this.entry(workspaceId, to);
    });
  }

  async copy({ workspaceId, from, to, overwrite }: InputOf<typeof copyFile>): Promise<{ entry: FileEntry }> {
    this.refuseIntoItself(from, to);
    const agent = await this.addressed.agent(workspaceId, 'bulk');
    return withAgent(async () => {
      if (overwrite) await this.replaceFile(workspaceId, to);
      await agent.call(copyEntry, { from, to }, { timeoutMs: 28_000 });
      return this.entry(workspaceId, to);
    });
  }

  async delete({ workspaceId, path }: InputOf<typeof deleteFile>): Promise<void> {
    const agent = await this.addressed.agent(workspaceId);
    await withAgent(() => agent.call(removeEntry, { path, recursive: true }, { timeoutMs: 28_000 }));
  }

  /** As a move does: overwriting replaces a file, never a folder. */
  private async replaceFile(workspaceId: WorkspaceId, path: string): Promise<void> {
    const agent = await this.addressed.agent(workspaceId);
    const found = await agent.call(statFile, { path }).catch(() => undefined);
    if (found === undefined) return;
    if (found.kind === 'directory') throw new OperationError('file.exists');
    await agent.call(removeEntry, { path });
  }

  private refuseIntoItself(from: string, to: string): void {
    if (from !== to && isWithin(from, to))
      throw new OperationError('file.name_invalid', { message: 'A folder cannot be put into itself.' });
  }

  private async entry(workspaceId: WorkspaceId, path: string): Promise<{ entry: FileEntry }> {
    const agent = await this.addressed.agent(workspaceId);
    return { entry: toFileEntry(await agent.call(statFile, { path })) };
  }
}
