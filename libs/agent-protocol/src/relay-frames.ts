import { AgentError, errorPayloadOf } from './agent-error.ts';
import { decodeFrame, encodeFrame, frameType, protocolVersion } from './frame.ts';
import type { FrameLink } from './frame-link.ts';
import { type AgentHello, clientHelloSchema } from './hello.ts';
import { decodeJson, encodeJson } from './json-payload.ts';
import { requestSchema } from './request.ts';

export interface RelayOptions {
  /** The less trusted side, such as a browser's WebSocket. */
  client: FrameLink;
  /** A link to the agent on which HELLO has been exchanged and that nothing else uses. */
  agent: FrameLink;
  /** What the client is told of the agent. */
  hello: AgentHello;
  /** Whether the client may use a verb. `input` is not parsed yet. */
  allows: (verb: string, input: unknown) => boolean;
  /** Called once when either side is gone; both are closed by then. */
  onClose?: (cause: Error | undefined) => void;
}

/**
 * Carries frames between a client and an agent unread, but for the opening request of each stream, which must be allowed
 * (else `forbidden`), and stream 0: the relay says HELLO in the agent's name and answers pings itself, so a client never
 * speaks as an owner.
 */
export const relayFrames = ({ client, agent, hello, allows, onClose }: RelayOptions): void => {
  let isOver = false;
  let isGreeted = false;
  const close = (cause: Error | undefined) => {
    if (isOver) return;
    isOver = true;
    client.close();
    agent.close();
    onClose?.(cause);
  };
  const refuse = (stream: number, error: AgentError) =>
    client.send(encodeFrame(frameType.error, stream, encodeJson(errorPayloadOf(error))));

  const fromClient = (bytes: Uint8Array) => {
    const frame = decodeFrame(bytes);
    if (frame.stream === 0) {
      if (frame.type === frameType.ping) client.send(encodeFrame(frameType.pong, 0));
      if (frame.type !== frameType.hello) return;
      if (decodeJson(clientHelloSchema, frame.payload).protocol !== protocolVersion)
        refuse(
          0,
          new AgentError('unsupported', {
            message: `protocol ${protocolVersion} is spoken here`,
          }),
        );
      isGreeted = true;
      client.send(encodeFrame(frameType.hello, 0, encodeJson(hello)));
      return;
    }
    if (!isGreeted) {
      close(new Error('a request before HELLO'));
      return;
    }
    if (frame.type === frameType.request) {
      const request = decodeJson(requestSchema, frame.payload);
      if (!allows(request.verb, request.input)) {
        refuse(
          frame.stream,
          new AgentError('forbidden', {
            message: `${request.verb} is not open to this client`,
          }),
        );
        return;
      }
    }
    agent.send(bytes);
  };

  client.onFrame((bytes) => {
    try {
      if (!isOver) fromClient(bytes);
    } catch (error) {
      close(error instanceof Error ? error : new Error(String(error)));
    }
  });
  agent.onFrame((bytes) => {
    if (isOver) return;
    const isLinkFrame = bytes.length >= 9 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(5) === 0;
    if (!isLinkFrame) return client.send(bytes);
    if (bytes[4] === frameType.ping) agent.send(encodeFrame(frameType.pong, 0));
    if (bytes[4] === frameType.error) close(new Error('the agent ended the link'));
  });
  client.onClose(close);
  agent.onClose(close);
};
