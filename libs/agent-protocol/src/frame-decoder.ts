import { frameHeaderBytes, maxPayloadBytes } from './frame.ts';
import { ProtocolViolation } from './protocol-violation.ts';

/**
 * Cuts a byte stream into whole frames, whatever the chunks. It never holds more than one unfinished frame
 * (64 KiB + 9 bytes) and refuses a length out of bounds before it buffers for it.
 */
export class FrameDecoder {
  #held: Uint8Array = new Uint8Array(0);

  /** Whole frames that `chunk` completes, as views; throws {@link ProtocolViolation}, after which the decoder is not used again. */
  push(chunk: Uint8Array): Uint8Array[] {
    const bytes = this.#held.length === 0 ? chunk : concatenate(this.#held, chunk);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const frames: Uint8Array[] = [];
    let at = 0;
    while (bytes.length - at >= 4) {
      const length = view.getUint32(at);
      if (length < frameHeaderBytes - 4 || length > frameHeaderBytes - 4 + maxPayloadBytes) {
        throw new ProtocolViolation(`a frame claims ${length} bytes`);
      }
      if (bytes.length - at < 4 + length) break;
      frames.push(bytes.subarray(at, at + 4 + length));
      at += 4 + length;
    }
    this.#held = at === bytes.length ? new Uint8Array(0) : bytes.slice(at);
    return frames;
  }

  /** Bytes of the unfinished frame; 0 between frames. */
  get heldBytes(): number {
    return this.#held.length;
  }
}

const concatenate = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
};
