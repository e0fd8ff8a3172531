import { Controller } from '@nestjs/common';
import type { InputOf } from '@constellation/contracts-kernel';
import { compareRunFiles, createSnapshot, readChangedFile, revertRunFiles } from '@constellation/contracts-workspace';
import { Handles } from '@constellation/transport';
import { CompareRunFiles } from './compare-run-files.ts';
import { RevertRunFiles } from './revert-run-files.ts';
import { TakeRunSnapshot } from './take-run-snapshot.ts';

@Controller()
export class SnapshotsRpc {
  constructor(
    private readonly take: TakeRunSnapshot,
    private readonly compare: CompareRunFiles,
    private readonly revert: RevertRunFiles,
  ) {}

  @Handles(createSnapshot)
  create(input: InputOf<typeof createSnapshot>) {
    return this.take.execute(input);
  }

  @Handles(compareRunFiles)
  compareFiles(input: InputOf<typeof compareRunFiles>) {
    return this.compare.execute(input);
  }

  @Handles(readChangedFile)
  readFile(input: InputOf<typeof readChangedFile>) {
    return this.compare.read(input);
  }

  @Handles(revertRunFiles)
  revertFiles(input: InputOf<typeof revertRunFiles>) {
    return this.revert.execute(input);
  }
}
