import { Controller } from '@nestjs/common';
import type { InputOf } from '@constellation/contracts-kernel';
import { listPorts } from '@constellation/contracts-workspace';
import { Handles } from '@constellation/transport';
import { ListPorts } from './list-ports.ts';

@Controller()
export class PortsRpc {
  constructor(private readonly ports: ListPorts) {}

  @Handles(listPorts)
  list(input: InputOf<typeof listPorts>) {
    return this.ports.execute(input);
  }
}
