import type { WebSocket } from 'ws';
import { closeCodes } from './close-codes.ts';

const pauseAbove = 1024 * 1024;
const closeAbove = 16 * 1024 * 1024;

/** Waits while a peer that reads slowly has more than 1 MiB to take. */
export const roomIn = async (socket: WebSocket, signal: AbortSignal): Promise<void> => {
  while (socket.bufferedAmount > pauseAbove && !signal.aborted && socket.readyState === socket.OPEN) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Sends, and holds the source back while the target has more than 1 MiB to take. A target that stays behind is closed. */
export const forwardWithFlow = (source: WebSocket, target: WebSocket, data: Buffer, isBinary: boolean): void => {
  target.send(data, { binary: isBinary }, () => {
    if (source.isPaused && target.bufferedAmount < pauseAbove / 2) source.resume();
  });
  if (target.bufferedAmount > closeAbove) target.close(closeCodes.tooSlow, 'It took its messages too slowly.');
  else if (target.bufferedAmount > pauseAbove && source.readyState === source.OPEN) source.pause();
};
