import { Controller } from '@nestjs/common';
import {
  consentToLocalCommands,
  createProject,
  deleteProject,
  getProject,
  listProjects,
  listTemplates,
  restoreProject,
  updateProject,
} from '@constellation/contracts-project';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { MessagePlane } from '../edge/message-plane.ts';
import { Route } from '../edge/route.ts';

@Controller()
export class ProjectsController {
  constructor(private readonly messages: MessagePlane) {}

  @Route(listProjects)
  listProjects(@Call() call: EdgeCall<typeof listProjects>) {
    return this.messages.forward(call);
  }

  @Route(createProject)
  createProject(@Call() call: EdgeCall<typeof createProject>) {
    return this.messages.forward(call);
  }

  @Route(getProject)
  getProject(@Call() call: EdgeCall<typeof getProject>) {
    return this.messages.forward(call);
  }

  @Route(updateProject)
  updateProject(@Call() call: EdgeCall<typeof updateProject>) {
    return this.messages.forward(call);
  }

  @Route(deleteProject)
  deleteProject(@Call() call: EdgeCall<typeof deleteProject>) {
    return this.messages.forward(call);
  }

  @Route(restoreProject)
  restoreProject(@Call() call: EdgeCall<typeof restoreProject>) {
    return this.messages.forward(call);
  }

  @Route(consentToLocalCommands)
  consentToLocalCommands(@Call() call: EdgeCall<typeof consentToLocalCommands>) {
    return this.messages.forward(call);
  }

  @Route(listTemplates)
  listTemplates(@Call() call: EdgeCall<typeof listTemplates>) {
    return this.messages.forward(call);
  }
}
