/**
 * Carries whole frames in order, both ways: a unix socket, a WebSocket (one binary message per frame) or memory.
 * Listeners are set once, before anything arrives.
 */
export interface FrameLink {
  /** Queues one encoded frame. Nothing happens once the link is closed. */
  send(frame: Uint8Array): void;
  /** Every frame that arrives, encoded, each exactly one. */
  onFrame(listener: (frame: Uint8Array) => void): void;
  /** Called once, when either side closed or the carrier failed. */
  onClose(listener: (cause: Error | undefined) => void): void;
  close(): void;
  /** Bytes accepted by {@link send} that the carrier has not taken yet. */
  queuedBytes(): number;
}
