/**
 * The items as they come, and `idle` whenever none came for `everyMs`: on the way to a browser a connection that says
 * nothing for a minute is taken for dead.
 */
export async function* withKeepalive<Item>(items: AsyncIterable<Item>, everyMs: number, idle: Item): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (let next = iterator.next(); ;) {
      const found = await nextWithin(next, everyMs);
      if (found === undefined) {
        yield idle;
        continue;
      }
      if (found.done === true) return;
      yield found.value;
      next = iterator.next();
    }
  } finally {
    await iterator.return?.();
  }
}

const nextWithin = async <Item>(next: Promise<IteratorResult<Item>>, ms: number): Promise<IteratorResult<Item> | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([next, silence]);
  } finally {
    clearTimeout(timer);
  }
};
