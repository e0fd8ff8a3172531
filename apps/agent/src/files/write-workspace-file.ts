import { AgentError, type VerbInput, type VerbOutput, type writeFile } from '@constellation/agent-protocol';
import type { DurableWrite } from './durable-write.ts';
import type { MakeWorkspaceFolder } from './make-workspace-folder.ts';
import { pathNames } from './path-names.ts';
import type { WorkspaceRoot } from './workspace-root.ts';

/** Answers `fs.write`. */
export class WriteWorkspaceFile {
  constructor(
    private readonly root: WorkspaceRoot,
    private readonly durableWrite: DurableWrite,
    private readonly makeFolder: MakeWorkspaceFolder,
  ) {}

  async execute(input: VerbInput<typeof writeFile>, body: AsyncIterable<Uint8Array>): Promise<VerbOutput<typeof writeFile>> {
    const { path, precondition, mode, maxBytes, parents } = input;
    const folder = pathNames(path).slice(0, -1).join('/');
    if (parents && folder !== '') await this.makeFolder.execute({ path: folder, parents: true });
    return this.root.at(path, { follow: true }, (place) => {
      if (place.name === '.') throw new AgentError('is_directory');
      return this.durableWrite.execute(place, { precondition, mode, maxBytes }, body);
    });
  }
}
