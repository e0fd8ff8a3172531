/** A value that can be watched. `get` and `subscribe` fit React's `useSyncExternalStore`. */
export interface Cell<Value> {
  get: () => Value;
  set: (value: Value) => void;
  /** Calls back after each change until the answer is called. */
  subscribe: (listener: () => void) => () => void;
}

/** What others see of a {@link Cell}. */
export type ReadableCell<Value> = Pick<Cell<Value>, 'get' | 'subscribe'>;

export const createCell = <Value>(initial: Value): Cell<Value> => {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
