/** What the browser keeps for this page, or memory where it refuses to (private windows, full quotas). */
export const safeStorage = (window: Window): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
  const memory = new Map<string, string>();
  const attempt = <Value>(work: () => Value, otherwise: () => Value): Value => {
    try {
      return work();
    } catch {
      return otherwise();
    }
  };
  return {
    getItem: (key) =>
      attempt(
        () => window.localStorage.getItem(key),
        () => null,
      ) ??
      memory.get(key) ??
      null,
    setItem: (key, value) =>
      attempt(
        () => window.localStorage.setItem(key, value),
        () => void memory.set(key, value),
      ),
    removeItem: (key) => {
      memory.delete(key);
      attempt(
        () => window.localStorage.removeItem(key),
        () => undefined,
      );
    },
  };
};
