import type { Measurement } from './measurement.ts';
import { percentile } from './percentile.ts';

/** Figures of a series in milliseconds at several shares (0.95 becomes `p95`), each with its goal if there is one. */
export const spread = (
  name: string,
  values: readonly number[],
  shares: readonly number[],
  goals: Record<number, number> = {},
): Measurement[] =>
  shares.map((share) => {
    const goal = goals[share];
    const label = share === 1 ? 'max' : `p${Math.round(share * 1000) / 10}`;
    return { name: `${name} ${label}`, unit: 'ms', value: percentile(values, share), ...(goal === undefined ? {} : { goal }) };
  });
