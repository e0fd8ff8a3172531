import { Controller } from '@nestjs/common';
import {
  createConversation,
  deleteConversation,
  getConversation,
  listConversations,
  listRuns,
  renameConversation,
} from '@constellation/contracts-claude';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { MessagePlane } from '../edge/message-plane.ts';
import { Route } from '../edge/route.ts';

@Controller()
export class ConversationsController {
  constructor(private readonly messages: MessagePlane) {}

  @Route(createConversation)
  createConversation(@Call() call: EdgeCall<typeof createConversation>) {
    return this.messages.forward(call);
  }

  @Route(listConversations)
  listConversations(@Call() call: EdgeCall<typeof listConversations>) {
    return this.messages.forward(call);
  }

  @Route(getConversation)
  getConversation(@Call() call: EdgeCall<typeof getConversation>) {
    return this.messages.forward(call);
  }

  @Route(renameConversation)
  renameConversation(@Call() call: EdgeCall<typeof renameConversation>) {
    return this.messages.forward(call);
  }

  @Route(deleteConversation)
  deleteConversation(@Call() call: EdgeCall<typeof deleteConversation>) {
    return this.messages.forward(call);
  }

  @Route(listRuns)
  listRuns(@Call() call: EdgeCall<typeof listRuns>) {
    return this.messages.forward(call);
  }
}
