import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { errorBody } from './api-error.ts';
import type { Frame } from './frames.ts';
import type { Fault } from './script.ts';

/** How far a stream came. `whole` = up to `message_stop`. */
export type StreamOutcome = 'whole' | 'broken' | 'aborted';

const write = (response: ServerResponse, text: string): Promise<void> =>
  new Promise((resolve) => {
    response.once('close', resolve);
    response.write(text, () => {
      response.off('close', resolve);
      resolve();
    });
  });

const breakOff = async (response: ServerResponse, fault: Fault, requestId: string): Promise<void> => {
  if (fault.kind === 'error-event') {
    await write(response, `event: error\ndata: ${JSON.stringify(errorBody(fault.errorType, fault.message, requestId))}\n\n`);
  }
  if (fault.kind === 'cut') response.destroy();
  else response.end();
};

/** Sends frames with their delays and the fault of this attempt. Ends early when the client leaves. */
export const streamAnswer = async (
  response: ServerResponse,
  frames: Frame[],
  fault: Fault | undefined,
  requestId: string,
): Promise<StreamOutcome> => {
  const leave = new AbortController();
  response.once('close', () => leave.abort());
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  response.flushHeaders();
  const breaks = fault && (fault.kind === 'end' || fault.kind === 'cut' || fault.kind === 'error-event') ? fault : undefined;
  const silence = fault?.kind === 'silence' ? fault : undefined;
  try {
    for (const [place, { name, make, waitMs = 0 }] of frames.entries()) {
      if (breaks?.afterFrames === place) {
        await breakOff(response, breaks, requestId);
        return 'broken';
      }
      const pause = waitMs + (silence?.afterFrames === place ? silence.ms : 0);
      if (pause > 0) await wait(pause, undefined, { signal: leave.signal });
      if (leave.signal.aborted) return 'aborted';
      const header = fault?.kind === 'nameless-frames' ? '' : `event: ${name}\n`;
      await write(response, `${header}data: ${JSON.stringify(make())}\n\n`);
    }
  } catch (error) {
    if (leave.signal.aborted) return 'aborted';
    throw error;
  }
  response.end();
  return 'whole';
};
