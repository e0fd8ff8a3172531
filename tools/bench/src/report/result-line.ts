import { isMet, type Measurement } from './measurement.ts';

/** What one run of a benchmark came to. */
export interface BenchResult {
  bench: string;
  date: Date;
  cores: number;
  measurements: readonly Measurement[];
}

const rounded = (value: number): number | null => (Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null);

/** The last line of a benchmark, for programs: the figures that have a goal. A value that could not be had is null. */
export const resultLine = ({ bench, date, cores, measurements }: BenchResult): string => {
  const goals = measurements.flatMap((each) => {
    const met = isMet(each);
    return met === undefined ? [] : [{ name: each.name, unit: each.unit, value: rounded(each.value), goal: each.goal, met }];
  });
  return JSON.stringify({ bench, date: date.toISOString().slice(0, 10), cores, goals });
};
