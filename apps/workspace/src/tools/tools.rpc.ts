import { Controller } from '@nestjs/common';
import type { InputOf } from '@constellation/contracts-kernel';
import { cancelTool, runTool, waitForTool } from '@constellation/contracts-workspace';
import { Handles } from '@constellation/transport';
import { RunTool } from './run-tool.ts';
import { WaitForTool } from './wait-for-tool.ts';

@Controller()
export class ToolsRpc {
  constructor(
    private readonly runOne: RunTool,
    private readonly waiting: WaitForTool,
  ) {}

  @Handles(runTool)
  run(input: InputOf<typeof runTool>) {
    return this.runOne.execute(input);
  }

  @Handles(waitForTool)
  wait(input: InputOf<typeof waitForTool>) {
    return this.waiting.execute(input);
  }

  @Handles(cancelTool)
  cancel(input: InputOf<typeof cancelTool>) {
    return this.waiting.cancel(input);
  }
}
