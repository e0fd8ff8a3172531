import { Controller } from '@nestjs/common';
import {
  createProvider,
  deleteProvider,
  listModels,
  listProviders,
  listUsage,
  testProvider,
  updateProvider,
} from '@constellation/contracts-claude';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { MessagePlane } from '../edge/message-plane.ts';
import { Route } from '../edge/route.ts';

@Controller()
export class ProvidersController {
  constructor(private readonly messages: MessagePlane) {}

  @Route(listProviders)
  listProviders(@Call() call: EdgeCall<typeof listProviders>) {
    return this.messages.forward(call);
  }

  @Route(createProvider)
  createProvider(@Call() call: EdgeCall<typeof createProvider>) {
    return this.messages.forward(call);
  }

  @Route(updateProvider)
  updateProvider(@Call() call: EdgeCall<typeof updateProvider>) {
    return this.messages.forward(call);
  }

  @Route(deleteProvider)
  deleteProvider(@Call() call: EdgeCall<typeof deleteProvider>) {
    return this.messages.forward(call);
  }

  @Route(testProvider)
  testProvider(@Call() call: EdgeCall<typeof testProvider>) {
    return this.messages.forward(call);
  }

  @Route(listModels)
  listModels(@Call() call: EdgeCall<typeof listModels>) {
    return this.messages.forward(call);
  }

  @Route(listUsage)
  listUsage(@Call() call: EdgeCall<typeof listUsage>) {
    return this.messages.forward(call);
  }
}
