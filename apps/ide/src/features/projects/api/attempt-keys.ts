/** One idempotency key per content: the same request sent again has the same key, a corrected one a new key. */
export const attemptKeys = (makeKey: () => string = () => crypto.randomUUID()): ((content: unknown) => string) => {
  const keys = new Map<string, string>();
  return (content) => {
    const text = JSON.stringify(content);
    const key = keys.get(text) ?? makeKey();
    keys.set(text, key);
    return key;
  };
};
