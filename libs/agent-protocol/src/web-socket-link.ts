import type { FrameLink } from './frame-link.ts';

/** The part of a WebSocket that a link needs; the browser's and the `ws` package's both fit. */
export interface WebSocketLike {
  binaryType: string;
  readonly bufferedAmount: number;
  readonly readyState: number;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { code: number; reason: string }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

const open = 1;

/** A {@link FrameLink} over an open WebSocket: each binary message is exactly one frame; a text message closes it. */
export const webSocketLink = (socket: WebSocketLike): FrameLink => {
  socket.binaryType = 'arraybuffer';
  let frameListener: (frame: Uint8Array) => void = () => undefined;
  let closeListener: (cause: Error | undefined) => void = () => undefined;
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) frameListener(new Uint8Array(data));
    else socket.close(1003, 'binary frames only');
  });
  socket.addEventListener('error', () => undefined);
  socket.addEventListener('close', ({ code, reason }) => {
    closeListener(code === 1000 ? undefined : new Error(`the socket closed with ${code} ${reason}`.trimEnd()));
  });
  return {
    send: (frame) => {
      if (socket.readyState === open) socket.send(frame as Uint8Array<ArrayBuffer>);
    },
    onFrame: (listener) => (frameListener = listener),
    onClose: (listener) => (closeListener = listener),
    close: () => socket.close(1000),
    queuedBytes: () => socket.bufferedAmount,
  };
};
