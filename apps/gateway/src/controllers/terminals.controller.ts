import { Controller } from '@nestjs/common';
import { closeTerminal, createTerminal, listTerminals, renameTerminal } from '@constellation/contracts-workspace';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { MessagePlane } from '../edge/message-plane.ts';
import { Route } from '../edge/route.ts';

@Controller()
export class TerminalsController {
  constructor(private readonly messages: MessagePlane) {}

  @Route(listTerminals)
  listTerminals(@Call() call: EdgeCall<typeof listTerminals>) {
    return this.messages.forward(call);
  }

  @Route(createTerminal)
  createTerminal(@Call() call: EdgeCall<typeof createTerminal>) {
    return this.messages.forward(call);
  }

  @Route(renameTerminal)
  renameTerminal(@Call() call: EdgeCall<typeof renameTerminal>) {
    return this.messages.forward(call);
  }

  @Route(closeTerminal)
  closeTerminal(@Call() call: EdgeCall<typeof closeTerminal>) {
    return this.messages.forward(call);
  }
}
