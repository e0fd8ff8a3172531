import { Controller } from '@nestjs/common';
import { exportFolder, listFilePaths, readFile, runCommand, searchText, statFile, writeFile } from '@constellation/contracts-workspace';
import { BytesPlane } from '../bytes/bytes-plane.ts';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { Route } from '../edge/route.ts';

@Controller()
export class BytesController {
  constructor(private readonly bytes: BytesPlane) {}

  @Route(readFile)
  readFile(@Call() call: EdgeCall) {
    return this.bytes.forward(call);
  }

  @Route(statFile)
  statFile(@Call() call: EdgeCall) {
    return this.bytes.forward(call);
  }

  @Route(writeFile)
  writeFile(@Call() call: EdgeCall) {
    return this.bytes.forward(call);
  }

  @Route(exportFolder)
  exportFolder(@Call() call: EdgeCall) {
    return this.bytes.forward(call);
  }

  @Route(searchText)
  searchText(@Call() call: EdgeCall) {
    return this.bytes.forward(call);
  }

  @Route(listFilePaths)
  listFilePaths(@Call() call: EdgeCall) {
    return this.bytes.forward(call);
  }

  @Route(runCommand)
  runCommand(@Call() call: EdgeCall) {
    return this.bytes.forward(call);
  }
}
