const firstMs = 200;
const longestMs = 5000;
const windowMs = 60_000;
const mostEndings = 10;

/**
 * How long to wait before a service that ended is started again: 0.2 s, doubling to 5 s with each ending of the last
 * minute. Undefined after the tenth: it then stays down.
 *
 * @param endings the times of its endings in milliseconds, the latest last.
 */
export function restartDelay(endings: readonly number[]): number | undefined {
  const latest = endings.at(-1) ?? 0;
  const recent = endings.filter((time) => time > latest - windowMs).length;
  if (recent >= mostEndings) return undefined;
  return Math.min(longestMs, firstMs * 2 ** (recent - 1));
}
