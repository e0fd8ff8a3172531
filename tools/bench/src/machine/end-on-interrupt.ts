const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ends what a benchmark has started when it is interrupted, then the process. Answers how to take that back. */
export const endOnInterrupt = (end: () => Promise<void>): (() => void) => {
  let isEnding = false;
  const interrupt = (): void => {
    if (isEnding) return; // Ctrl-C reaches the launcher of this process too, which passes it on
    isEnding = true;
    void end().finally(() => process.exit(130));
  };
  for (const signal of signals) process.on(signal, interrupt);
  return () => {
    for (const signal of signals) process.off(signal, interrupt);
  };
};
