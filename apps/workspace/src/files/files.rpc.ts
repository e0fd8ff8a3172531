import { Controller } from '@nestjs/common';
import type { InputOf } from '@constellation/contracts-kernel';
import { copyFile, createFolder, deleteFile, listTree, moveFile } from '@constellation/contracts-workspace';
import { Handles } from '@constellation/transport';
import { ChangeFiles } from './change-files.ts';
import { ListTree } from './list-tree.ts';

@Controller()
export class FilesRpc {
  constructor(
    private readonly tree: ListTree,
    private readonly change: ChangeFiles,
  ) {}

  @Handles(listTree)
  list(input: InputOf<typeof listTree>) {
    return this.tree.execute(input);
  }

  @Handles(createFolder)
  createFolder(input: InputOf<typeof createFolder>) {
    return this.change.createFolder(input);
  }

  @Handles(moveFile)
  move(input: InputOf<typeof moveFile>) {
    return this.change.move(input);
  }

  @Handles(copyFile)
  copy(input: InputOf<typeof copyFile>) {
    return this.change.copy(input);
  }

  @Handles(deleteFile)
  delete(input: InputOf<typeof deleteFile>) {
    return this.change.delete(input);
  }
}
