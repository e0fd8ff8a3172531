/** Milliseconds to wait before the nth attempt (from 0): 250 ms doubling to 15 s, each between half and the whole of it. */
export const backoffMs = (attempt: number, random: () => number): number => {
  const whole = Math.min(15_000, 250 * 2 ** Math.min(attempt, 10));
  return Math.round(whole / 2 + (whole / 2) * random());
};
