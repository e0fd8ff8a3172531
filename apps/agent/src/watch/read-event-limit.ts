import { readFileSync } from 'node:fs';

/**
 * The kernel drops file events when its queue is full and Node does not pass that on. A queue that overflowed was full, so a burst of half
 * its size without a pause is taken for one.
 */
export const readEventLimit = (): number => {
  try {
    return Math.max(64, Math.floor(Number(readFileSync('/proc/sys/fs/inotify/max_queued_events', 'utf8')) / 2));
  } catch {
    return 8_192;
  }
};
