import { collectDefaultMetrics, register } from 'prom-client';

/** CPU, memory, garbage collection and event loop delay of this process; asking twice is harmless. */
export const collectProcessMetrics = (): void => {
  if (register.getSingleMetric('process_cpu_seconds_total') === undefined) collectDefaultMetrics();
};
