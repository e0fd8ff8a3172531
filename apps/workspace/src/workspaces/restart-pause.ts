const pausesMs = [1_000, 5_000, 30_000];
const windowMs = 10 * 60_000;
const mostCrashes = 5;

/** The crashes that still count, the present one included. */
export const recentCrashes = (crashes: readonly Date[], now: Date): Date[] => [
  ...crashes.filter((at) => now.getTime() - at.getTime() < windowMs),
  now,
];

/** How long to wait before the next start; undefined when it ended too often to be started by itself. */
export const restartPauseMs = (recent: readonly Date[]): number | undefined =>
  recent.length >= mostCrashes ? undefined : (pausesMs[recent.length - 1] ?? pausesMs.at(-1));
