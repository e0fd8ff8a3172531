/**
 * When requests arrive, in milliseconds from the start, ascending: `rate` per second on average for `seconds`. They come
 * as people do, independently of each other (a Poisson process conditioned on its count), so there are crowds and lulls.
 */
export const arrivals = (rate: number, seconds: number, random: () => number): number[] =>
  Array.from({ length: Math.round(rate * seconds) }, () => random() * seconds * 1000).sort((a, b) => a - b);
