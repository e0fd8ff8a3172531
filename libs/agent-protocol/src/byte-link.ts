import { FrameDecoder } from './frame-decoder.ts';
import type { FrameLink } from './frame-link.ts';

/** The part of a Node socket (`net.Socket`, any `Duplex`) that a link needs. */
export interface ByteDuplex {
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  write(bytes: Uint8Array): boolean;
  destroy(): unknown;
  readonly writableLength: number;
  readonly destroyed: boolean;
}

/** A {@link FrameLink} over a byte stream. A malformed frame destroys the stream and closes the link with the cause. */
export const byteLink = (duplex: ByteDuplex): FrameLink => {
  const decoder = new FrameDecoder();
  let frameListener: (frame: Uint8Array) => void = () => undefined;
  let closeListener: (cause: Error | undefined) => void = () => undefined;
  let cause: Error | undefined;
  duplex.on('error', (error) => {
    cause ??= error;
  });
  duplex.on('close', () => closeListener(cause));
  duplex.on('data', (chunk) => {
    try {
      for (const frame of decoder.push(chunk)) if (!duplex.destroyed) frameListener(frame);
    } catch (error) {
      cause ??= error instanceof Error ? error : new Error(String(error));
      duplex.destroy();
    }
  });
  return {
    send: (frame) => {
      if (!duplex.destroyed) duplex.write(frame);
    },
    onFrame: (listener) => (frameListener = listener),
    onClose: (listener) => (closeListener = listener),
    close: () => duplex.destroy(),
    queuedBytes: () => duplex.writableLength,
  };
};
