import { StreamBrokenError } from './provider-failure.ts';

/** Passes items on; throws `StreamBrokenError` and calls `abandon` when none comes for so long. */
export async function* withIdleLimit<Item>(items: AsyncIterable<Item>, idleMs: number, abandon: () => void): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new StreamBrokenError(`The provider was silent for ${Math.round(idleMs / 1000)} s.`)), idleMs);
    });
    try {
      const next = await Promise.race([iterator.next(), silence]);
      if (next.done) return;
      yield next.value;
    } catch (error) {
      abandon();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}
