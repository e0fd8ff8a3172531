import type { FrameLink } from './frame-link.ts';

interface MemoryEnd extends FrameLink {
  deliver(frame: Uint8Array): void;
  closed(): void;
}

const memoryEnd = (other: () => MemoryEnd): MemoryEnd => {
  let frameListener: (frame: Uint8Array) => void = () => undefined;
  let closeListener: (cause: Error | undefined) => void = () => undefined;
  let isClosed = false;
  let queued = 0;
  const end: MemoryEnd = {
    send: (frame) => {
      if (isClosed) return;
      const copy = frame.slice();
      queued += copy.length;
      queueMicrotask(() => {
        queued -= copy.length;
        other().deliver(copy);
      });
    },
    deliver: (frame) => {
      if (!isClosed) frameListener(frame);
    },
    onFrame: (listener) => (frameListener = listener),
    onClose: (listener) => (closeListener = listener),
    close: () => {
      end.closed();
      queueMicrotask(() => other().closed());
    },
    closed: () => {
      if (isClosed) return;
      isClosed = true;
      closeListener(undefined);
    },
    queuedBytes: () => queued,
  };
  return end;
};

/** Two ends of one link in memory; frames arrive in order, in a later microtask. */
export const memoryLinkPair = (): [FrameLink, FrameLink] => {
  const first: MemoryEnd = memoryEnd(() => second);
  const second: MemoryEnd = memoryEnd(() => first);
  return [first, second];
};
