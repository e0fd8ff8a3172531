import { Controller } from '@nestjs/common';
import { copyFile, createFolder, deleteFile, listTree, moveFile } from '@constellation/contracts-workspace';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { MessagePlane } from '../edge/message-plane.ts';
import { Route } from '../edge/route.ts';

@Controller()
export class FilesController {
  constructor(private readonly messages: MessagePlane) {}

  @Route(listTree)
  listTree(@Call() call: EdgeCall<typeof listTree>) {
    return this.messages.forward(call);
  }

  @Route(createFolder)
  createFolder(@Call() call: EdgeCall<typeof createFolder>) {
    return this.messages.forward(call);
  }

  @Route(moveFile)
  moveFile(@Call() call: EdgeCall<typeof moveFile>) {
    return this.messages.forward(call);
  }

  @Route(copyFile)
  copyFile(@Call() call: EdgeCall<typeof copyFile>) {
    return this.messages.forward(call);
  }

  @Route(deleteFile)
  deleteFile(@Call() call: EdgeCall<typeof deleteFile>) {
    return this.messages.forward(call);
  }
}
