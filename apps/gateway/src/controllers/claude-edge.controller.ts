import { Controller } from '@nestjs/common';
import { createRun, decideApproval, followRun } from '@constellation/contracts-claude';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { Route } from '../edge/route.ts';
import { CreateRun } from '../runs/create-run.ts';
import { DecideApproval } from '../runs/decide-approval.ts';
import { FollowRun } from '../runs/follow-run.ts';

@Controller()
export class ClaudeEdgeController {
  constructor(
    private readonly creating: CreateRun,
    private readonly deciding: DecideApproval,
    private readonly following: FollowRun,
  ) {}

  @Route(createRun)
  createRun(@Call() call: EdgeCall<typeof createRun>) {
    return this.creating.execute(call);
  }

  @Route(decideApproval)
  decideApproval(@Call() call: EdgeCall<typeof decideApproval>) {
    return this.deciding.execute(call);
  }

  @Route(followRun)
  followRun(@Call() call: EdgeCall<typeof followRun>) {
    return this.following.execute(call);
  }
}
