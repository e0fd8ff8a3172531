import { Controller } from '@nestjs/common';
import {
  deleteWorkspace,
  getWorkspace,
  listPorts,
  listWorkspaces,
  openWorkspace,
  restartWorkspace,
  startWorkspace,
  stopWorkspace,
} from '@constellation/contracts-workspace';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { MessagePlane } from '../edge/message-plane.ts';
import { Route } from '../edge/route.ts';

@Controller()
export class WorkspacesController {
  constructor(private readonly messages: MessagePlane) {}

  @Route(openWorkspace)
  openWorkspace(@Call() call: EdgeCall<typeof openWorkspace>) {
    return this.messages.forward(call);
  }

  @Route(listWorkspaces)
  listWorkspaces(@Call() call: EdgeCall<typeof listWorkspaces>) {
    return this.messages.forward(call);
  }

  @Route(getWorkspace)
  getWorkspace(@Call() call: EdgeCall<typeof getWorkspace>) {
    return this.messages.forward(call);
  }

  @Route(startWorkspace)
  startWorkspace(@Call() call: EdgeCall<typeof startWorkspace>) {
    return this.messages.forward(call);
  }

  @Route(stopWorkspace)
  stopWorkspace(@Call() call: EdgeCall<typeof stopWorkspace>) {
    return this.messages.forward(call);
  }

  @Route(restartWorkspace)
  restartWorkspace(@Call() call: EdgeCall<typeof restartWorkspace>) {
    return this.messages.forward(call);
  }

  @Route(deleteWorkspace)
  deleteWorkspace(@Call() call: EdgeCall<typeof deleteWorkspace>) {
    return this.messages.forward(call);
  }

  @Route(listPorts)
  listPorts(@Call() call: EdgeCall<typeof listPorts>) {
    return this.messages.forward(call);
  }
}
