import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { dialPort, type ClientStream } from '@constellation/agent-protocol';
import { OperationError } from '@constellation/contracts-kernel';
import { openPort, portNumberSchema } from '@constellation/contracts-workspace';
import { withAgent } from '../agents/agent-failure.ts';
import { Agents } from '../agents/agents.ts';
import { Settings } from '../settings.ts';
import { DataPlaneGate } from './data-plane-gate.ts';

/** Raw bytes to a port of the workspace, for previews: dialled by its agent, where only its own programs listen. */
@Injectable()
export class PortTunnels {
  constructor(
    private readonly gate: DataPlaneGate,
    private readonly agents: Agents,
    private readonly settings: Settings,
  ) {}

  async accept(request: IncomingMessage, socket: Duplex, head: Buffer, id: string, rawPort: string): Promise<void> {
    const { row } = await this.gate.admit(request.headers, id, openPort);
    const port = portNumberSchema.safeParse(rawPort);
    if (!port.success || this.settings.platformPorts.has(port.data)) throw new OperationError('workspace.port_refused', { executed: 'no' });
    const agent = await this.agents.client(row, 'bulk');
    const stream = await withAgent(() => agent.open(dialPort, { port: port.data }));
    if (socket.destroyed) {
      stream.cancel();
      return;
    }
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: tunnel\r\n\r\n');
    await Promise.all([sendAll(socket, head, stream), receiveAll(stream, socket)]).catch(() => undefined);
    stream.cancel();
    socket.destroy();
  }
}

const sendAll = async (socket: Duplex, head: Buffer, stream: ClientStream<typeof dialPort>): Promise<void> => {
  if (head.length > 0) await stream.write(head);
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) if (!(await stream.write(chunk as Buffer))) return;
  stream.finish();
};

const receiveAll = async (stream: ClientStream<typeof dialPort>, socket: Duplex): Promise<void> => {
  for await (const message of stream) {
    if (message.kind !== 'bytes' || socket.destroyed) continue;
    if (!socket.write(message.bytes)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  }
  socket.end();
};
