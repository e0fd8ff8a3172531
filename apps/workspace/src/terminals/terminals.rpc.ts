import { Controller } from '@nestjs/common';
import type { InputOf } from '@constellation/contracts-kernel';
import { closeTerminal, createTerminal, listTerminals, renameTerminal } from '@constellation/contracts-workspace';
import { Handles } from '@constellation/transport';
import { ManageTerminals } from './manage-terminals.ts';

@Controller()
export class TerminalsRpc {
  constructor(private readonly terminals: ManageTerminals) {}

  @Handles(listTerminals)
  list(input: InputOf<typeof listTerminals>) {
    return this.terminals.list(input);
  }

  @Handles(createTerminal)
  create(input: InputOf<typeof createTerminal>) {
    return this.terminals.create(input);
  }

  @Handles(renameTerminal)
  rename(input: InputOf<typeof renameTerminal>) {
    return this.terminals.rename(input);
  }

  @Handles(closeTerminal)
  close(input: InputOf<typeof closeTerminal>) {
    return this.terminals.close(input);
  }
}
