import { Controller } from '@nestjs/common';
import { openPort } from '@constellation/contracts-workspace';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { Route } from '../edge/route.ts';
import { OpenPort } from '../previews/open-port.ts';

@Controller()
export class PreviewsController {
  constructor(private readonly opening: OpenPort) {}

  @Route(openPort)
  openPort(@Call() call: EdgeCall<typeof openPort>) {
    return this.opening.execute(call);
  }
}
