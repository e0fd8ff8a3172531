/** One figure of a benchmark, and the goal it is held against, if there is one. */
export interface Measurement {
  name: string;
  unit: string;
  value: number;
  /** The greatest value that is good enough; with `atLeast` the least. */
  goal?: number;
  atLeast?: true;
}

/** Whether a figure is good enough; undefined where no goal is set. */
export const isMet = ({ value, goal, atLeast }: Measurement): boolean | undefined => {
  if (goal === undefined) return undefined;
  return atLeast ? value >= goal : value <= goal;
};
