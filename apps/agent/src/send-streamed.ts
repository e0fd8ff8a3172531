import { AgentError } from '@constellation/agent-protocol';

const batchBytes = 24 * 1024;
const flushMs = 40;

/**
 * Sends values in batches as they are found: when a batch is full, or after 40 ms. Stops finding when nobody listens any more,
 * and waits while the listener is slow.
 */
export const sendStreamed = async <Found>(found: AsyncIterable<Found>, send: (batch: Found[]) => Promise<boolean>): Promise<void> => {
  let batch: Found[] = [];
  let bytes = 0;
  let sending: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const full = batch;
    batch = [];
    bytes = 0;
    if (full.length > 0) {
      sending = sending.then(async () => {
        if (!(await send(full))) throw new AgentError('cancelled');
      });
      sending.catch(() => undefined);
    }
    return sending;
  };
  try {
    for await (const value of found) {
      batch.push(value);
      bytes += Buffer.byteLength(JSON.stringify(value)) + 1;
      if (bytes >= batchBytes) await flush();
      else timer ??= setTimeout(() => void flush().catch(() => undefined), flushMs);
    }
    await flush();
  } finally {
    clearTimeout(timer);
  }
};
