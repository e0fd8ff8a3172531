/** Milliseconds and counts of the engine; tests put smaller ones in their place. */
export class EngineTiming {
  readonly pollMs: number = 1_000;
  readonly lookMs: number = 1_000;
  /** Between two sweeps for what was deleted, and how long it is left to a run to end. */
  readonly purgeMs: number = 60_000;
  readonly renewMs: number = 10_000;
  readonly deltaMs: number = 15;
  /** Milliseconds without a byte from a provider after which its answer counts as broken off. */
  readonly idleMs: number = 90_000;
  /** The same for a provider in a private network: local models think for minutes before the first word. */
  readonly privateIdleMs: number = 900_000;
  /** Between the attempts at one turn; their number is one more. */
  readonly retryDelaysMs: readonly number[] = [1_000, 4_000];
  readonly toolWaitMs: number = 5_000;
  readonly toolRetryDelaysMs: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000];
  readonly maxHeldRuns: number = 50;
  readonly maxTurns: number = 100;
  readonly maxHoldMs: number = 3_600_000;
}
