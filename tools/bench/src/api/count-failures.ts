/** How a request ended: its HTTP status, or why no answer came. */
export type Outcome = number | string;

/** What went wrong under load: refusals for too many requests, everything else, and a line for each kind of it. */
export interface Failures {
  limited: number;
  other: number;
  lines: string[];
}

/** Counts what was not a success, by what was asked and how it ended. */
export const countFailures = (outcomes: readonly { kind: string; outcome: Outcome }[]): Failures => {
  const failed = outcomes.filter(({ outcome }) => typeof outcome === 'string' || outcome < 200 || outcome > 299);
  const counts = new Map<string, number>();
  for (const { kind, outcome } of failed) counts.set(`${kind}: ${outcome}`, (counts.get(`${kind}: ${outcome}`) ?? 0) + 1);
  const limited = failed.filter(({ outcome }) => outcome === 429).length;
  return { limited, other: failed.length - limited, lines: [...counts].map(([what, count]) => `${count} x ${what}`) };
};
