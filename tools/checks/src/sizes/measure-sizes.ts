export interface MeasuredFile {
  path: string;
  lines: number;
}

export interface Sizes {
  files: number;
  median: number;
  p95: number;
  largest: MeasuredFile | undefined;
  faults: string[];
}

const limits = { median: 50, p95: 180, source: 300, spec: 500 };
const spec = /\.(?:spec|test-d)\.tsx?$/;

const quantile = (sorted: readonly MeasuredFile[], share: number): number => sorted[Math.ceil(sorted.length * share) - 1]?.lines ?? 0;

/** How long the sources are, and which limits they break. */
export const measureSizes = (measured: readonly MeasuredFile[]): Sizes => {
  const sources = measured.filter(({ path }) => !spec.test(path)).toSorted((a, b) => a.lines - b.lines);
  const median = quantile(sources, 0.5);
  const p95 = quantile(sources, 0.95);
  const tooLong = measured.filter(({ path, lines }) => lines > (spec.test(path) ? limits.spec : limits.source));
  return {
    files: sources.length,
    median,
    p95,
    largest: sources.at(-1),
    faults: [
      ...(median > limits.median ? [`the median is ${median} lines, more than ${limits.median}`] : []),
      ...(p95 > limits.p95 ? [`95 % reach ${p95} lines, more than ${limits.p95}`] : []),
      ...tooLong.map(({ path, lines }) => `${path} has ${lines} lines`),
    ],
  };
};
