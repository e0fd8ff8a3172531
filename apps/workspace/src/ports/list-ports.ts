import { Injectable } from '@nestjs/common';
import { listPorts as listVerb } from '@constellation/agent-protocol';
import type { InputOf, OutputOf } from '@constellation/contracts-kernel';
import type { listPorts } from '@constellation/contracts-workspace';
import { withAgent } from '../agents/agent-failure.ts';
import { Settings } from '../settings.ts';
import { AddressedWorkspace } from '../workspaces/addressed-workspace.ts';

/** What the agent finds, each port once, and never one of the platform, whatever the agent says. */
@Injectable()
export class ListPorts {
  constructor(
    private readonly addressed: AddressedWorkspace,
    private readonly settings: Settings,
  ) {}

  async execute({ workspaceId }: InputOf<typeof listPorts>): Promise<OutputOf<typeof listPorts>> {
    const agent = await this.addressed.agent(workspaceId);
    const { ports } = await withAgent(() => agent.call(listVerb, {}));
    const own = ports.filter(({ port }) => !this.settings.platformPorts.has(port));
    const byPort = new Map(own.map(({ port, pid, process }) => [port, { port, pid, process }]));
    return { items: [...byPort.values()].toSorted((a, b) => a.port - b.port) };
  }
}
