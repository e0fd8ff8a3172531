import type { Duplex } from 'node:stream';
import { webSocketLink, type FrameLink } from '@constellation/agent-protocol';
import type { WebSocket } from 'ws';

/** Bytes that may wait for one side before the other is no longer read. */
const high = 4 * 1024 * 1024;
const low = 1024 * 1024;
const lookEveryMs = 20;

interface Reader {
  pause(): unknown;
  resume(): unknown;
}

/** Stops reading from `source` while what was sent on waits on `target`: credit is a promise that a hostile peer breaks. */
const paced = (target: FrameLink, source: Reader): FrameLink => {
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    if (target.queuedBytes() > low) return;
    clearInterval(timer);
    timer = undefined;
    source.resume();
  };
  return {
    ...target,
    send: (frame) => {
      target.send(frame);
      if (timer !== undefined || target.queuedBytes() < high) return;
      source.pause();
      timer = setInterval(look, lookEveryMs);
    },
    onClose: (listener) =>
      target.onClose((cause) => {
        clearInterval(timer);
        listener(cause);
      }),
  };
};

/** The two ends of a relay between a browser's socket and an agent, each read only as fast as the other takes it. */
export const pacedLinks = (socket: WebSocket, agent: { link: FrameLink; duplex: Duplex }): { client: FrameLink; agent: FrameLink } => ({
  client: paced(webSocketLink(socket), agent.duplex),
  agent: paced(agent.link, socket),
});
