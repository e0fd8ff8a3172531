import {
  AgentError,
  agentHelloSchema,
  decodeFrame,
  encodeFrame,
  frameType,
  protocolVersion,
  type AgentHello,
  type FrameLink,
} from '@constellation/agent-protocol';

const helloTimeoutMs = 5_000;

/** Exchanges HELLO on a link that is then relayed unread. Rejects with `AgentError`; the link is closed by then. */
export const greetAgent = (link: FrameLink, ownerEpoch: number): Promise<AgentHello> =>
  new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      link.onFrame(() => undefined);
      act();
    };
    const fail = (error: unknown): void =>
      settle(() => {
        link.close();
        reject(error instanceof AgentError ? error : new AgentError('gone', { message: 'the agent did not greet', cause: error }));
      });
    const timer = setTimeout(() => fail(new AgentError('deadline', { message: 'no HELLO' })), helloTimeoutMs);
    link.onClose((cause) => fail(cause ?? new Error('the link closed')));
    link.onFrame((bytes) => {
      try {
        const frame = decodeFrame(bytes);
        if (frame.stream !== 0 || frame.type !== frameType.hello) throw new Error('the agent did not begin with HELLO');
        const hello = agentHelloSchema.parse(JSON.parse(new TextDecoder().decode(frame.payload)));
        if (hello.protocol !== protocolVersion) throw new AgentError('unsupported');
        settle(() => resolve(hello));
      } catch (error) {
        fail(error);
      }
    });
    link.send(
      encodeFrame(frameType.hello, 0, new TextEncoder().encode(JSON.stringify({ protocol: protocolVersion, role: 'client', ownerEpoch }))),
    );
  });
