import { isMet, type Measurement } from './measurement.ts';

/** A number with about three significant digits. */
const shown = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);

const verdict = (measurement: Measurement): string => ({ true: 'met', false: 'missed', undefined: '' })[`${isMet(measurement)}`];

const bound = ({ goal, atLeast }: Measurement): string => (goal === undefined ? '' : `${atLeast ? '>=' : '<='} ${goal}`);

/** The figures as columns of text: name, value with unit, goal, whether it is met. */
export const renderTable = (measurements: readonly Measurement[]): string => {
  const rows = measurements.map((each) => [each.name, `${shown(each.value)} ${each.unit}`, bound(each), verdict(each)]);
  const all = [['measured', 'value', 'goal', ''], ...rows];
  const width = (column: number): number => Math.max(...all.map((row) => row[column]?.length ?? 0));
  const [name, value, goal] = [width(0), width(1), width(2)];
  return all.map((row) => `${row[0]?.padEnd(name)}  ${row[1]?.padStart(value)}  ${row[2]?.padEnd(goal)}  ${row[3]}`.trimEnd()).join('\n');
};
