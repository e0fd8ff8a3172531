import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { AgentError, type dialPort, type ListeningPort, type ServerStream } from '@constellation/agent-protocol';

const connectTimeoutMs = 5_000;

/** Where a program that listens on this address is reached from here. */
const hostOf = (address: string): string => (address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address);

/** Answers `port.dial`. Which ports are the workspace's is looked up anew each time: a port changes hands. */
export class DialWorkspacePort {
  constructor(private readonly find: (port: number) => ListeningPort | undefined) {}

  async execute(port: number, stream: ServerStream<typeof dialPort>, signal: AbortSignal): Promise<Record<never, never>> {
    const found = this.find(port);
    if (found === undefined) throw new AgentError('refused', { message: `nothing of this workspace listens on ${port}` });
    const socket = await open(hostOf(found.address), port);
    const stop = () => socket.destroy();
    signal.addEventListener('abort', stop, { once: true });
    stream.open({});
    try {
      const sending = sendTo(socket, stream);
      sending.catch(stop);
      for await (const bytes of socket as AsyncIterable<Uint8Array>) if (!(await stream.sendBytes(bytes))) break;
      return {};
    } catch (error) {
      if (signal.aborted) throw new AgentError('cancelled');
      throw new AgentError('gone', { message: 'the connection broke', cause: error });
    } finally {
      socket.destroy();
    }
  }
}

const open = async (host: string, port: number): Promise<Socket> => {
  const socket = connect({ host, port, allowHalfOpen: true, noDelay: true });
  const timer = setTimeout(() => socket.destroy(new Error('timeout')), connectTimeoutMs);
  try {
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    return socket;
  } catch (error) {
    throw new AgentError('refused', { message: `port ${port} does not answer`, cause: error });
  } finally {
    clearTimeout(timer);
  }
};

const sendTo = async (socket: Socket, stream: ServerStream<typeof dialPort>): Promise<void> => {
  for await (const bytes of stream.body()) if (!socket.write(bytes)) await once(socket, 'drain');
  socket.end();
};
