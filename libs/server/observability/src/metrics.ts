import { Counter, Gauge, Histogram, register } from 'prom-client';

const existing = <Metric>(name: string, make: () => Metric): Metric => (register.getSingleMetric(name) as Metric | undefined) ?? make();

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** The process's histogram of that name, in seconds from 1 ms to 10 s; made when it does not exist yet. */
export const durationHistogram = <const Label extends string>(name: string, help: string, labelNames: readonly Label[]): Histogram<Label> =>
  existing(name, () => new Histogram({ name, help, labelNames, buckets: seconds }));

/** The process's gauge of that name; made when it does not exist yet. */
export const gauge = <const Label extends string>(name: string, help: string, labelNames: readonly Label[] = []): Gauge<Label> =>
  existing(name, () => new Gauge({ name, help, labelNames }));

/** The process's counter of that name; made when it does not exist yet. */
export const counter = <const Label extends string>(name: string, help: string, labelNames: readonly Label[] = []): Counter<Label> =>
  existing(name, () => new Counter({ name, help, labelNames }));
