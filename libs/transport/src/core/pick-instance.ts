/**
 * Power of two choices: of two taken at random, the one with fewer calls open from here. Nearly as even as asking all,
 * without every caller rushing to the same one.
 */
export const pickInstance = <Instance>(
  candidates: readonly Instance[],
  openCalls: (instance: Instance) => number,
  random: () => number,
): Instance | undefined => {
  if (candidates.length < 2) return candidates[0];
  const first = Math.floor(random() * candidates.length);
  const second = (first + 1 + Math.floor(random() * (candidates.length - 1))) % candidates.length;
  const [one, other] = [candidates[first], candidates[second]];
  if (one === undefined || other === undefined) return one ?? other;
  return openCalls(other) < openCalls(one) ? other : one;
};
