import { Controller } from '@nestjs/common';
import {
  acceptRunChanges,
  cancelRun,
  getRun,
  listApprovals,
  listRunChanges,
  readRunChange,
  readRunHistory,
  resumeRun,
  revertRunChanges,
} from '@constellation/contracts-claude';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { MessagePlane } from '../edge/message-plane.ts';
import { Route } from '../edge/route.ts';

@Controller()
export class RunsController {
  constructor(private readonly messages: MessagePlane) {}

  @Route(getRun)
  getRun(@Call() call: EdgeCall<typeof getRun>) {
    return this.messages.forward(call);
  }

  @Route(readRunHistory)
  readRunHistory(@Call() call: EdgeCall<typeof readRunHistory>) {
    return this.messages.forward(call);
  }

  @Route(cancelRun)
  cancelRun(@Call() call: EdgeCall<typeof cancelRun>) {
    return this.messages.forward(call);
  }

  @Route(resumeRun)
  resumeRun(@Call() call: EdgeCall<typeof resumeRun>) {
    return this.messages.forward(call);
  }

  @Route(listApprovals)
  listApprovals(@Call() call: EdgeCall<typeof listApprovals>) {
    return this.messages.forward(call);
  }

  @Route(listRunChanges)
  listRunChanges(@Call() call: EdgeCall<typeof listRunChanges>) {
    return this.messages.forward(call);
  }

  @Route(readRunChange)
  readRunChange(@Call() call: EdgeCall<typeof readRunChange>) {
    return this.messages.forward(call);
  }

  @Route(acceptRunChanges)
  acceptRunChanges(@Call() call: EdgeCall<typeof acceptRunChanges>) {
    return this.messages.forward(call);
  }

  @Route(revertRunChanges)
  revertRunChanges(@Call() call: EdgeCall<typeof revertRunChanges>) {
    return this.messages.forward(call);
  }
}
