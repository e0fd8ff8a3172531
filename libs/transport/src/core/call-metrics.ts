import { Counter, Gauge, Histogram, register } from 'prom-client';

const latencyBuckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const once = <Metric>(name: string, create: () => Metric): Metric => (register.getSingleMetric(name) as Metric | undefined) ?? create();

/** The transport's figures, in prom-client's default registry. */
export const callMetrics = {
  calls: once(
    'rpc_client_calls_total',
    () =>
      new Counter({
        name: 'rpc_client_calls_total',
        help: 'Calls made, by operation and by how they ended (ok or a code)',
        labelNames: ['operation', 'code'],
      }),
  ),
  latency: once(
    'rpc_client_duration_seconds',
    () =>
      new Histogram({
        name: 'rpc_client_duration_seconds',
        help: 'Time from call to answer, retries included',
        labelNames: ['operation'],
        buckets: latencyBuckets,
      }),
  ),
  retries: once(
    'rpc_client_retries_total',
    () =>
      new Counter({
        name: 'rpc_client_retries_total',
        help: 'Calls sent again to another instance, by why',
        labelNames: ['reason'],
      }),
  ),
  openCalls: once('rpc_client_open_calls', () => new Gauge({ name: 'rpc_client_open_calls', help: 'Calls that wait for their answer' })),
  lost: once(
    'rpc_client_lost_total',
    () =>
      new Counter({
        name: 'rpc_client_lost_total',
        help: 'Calls whose instance went away before it answered',
        labelNames: ['service'],
      }),
  ),
  handled: once(
    'rpc_server_calls_total',
    () =>
      new Counter({
        name: 'rpc_server_calls_total',
        help: 'Calls received, by operation and by how they ended',
        labelNames: ['operation', 'code'],
      }),
  ),
  handling: once('rpc_server_open_calls', () => new Gauge({ name: 'rpc_server_open_calls', help: 'Calls that are being handled' })),
  handlingTime: once(
    'rpc_server_duration_seconds',
    () =>
      new Histogram({
        name: 'rpc_server_duration_seconds',
        help: "Time from a call's arrival to its reply",
        labelNames: ['operation'],
        buckets: latencyBuckets,
      }),
  ),
  refused: once(
    'rpc_server_refused_total',
    () =>
      new Counter({
        name: 'rpc_server_refused_total',
        help: 'Calls refused without running, by why',
        labelNames: ['reason'],
      }),
  ),
  droppedFrames: once(
    'rpc_dropped_frames_total',
    () =>
      new Counter({
        name: 'rpc_dropped_frames_total',
        help: 'Messages that were no frame of this protocol version',
      }),
  ),
  broadcastsLost: once(
    'rpc_broadcasts_lost_total',
    () =>
      new Counter({
        name: 'rpc_broadcasts_lost_total',
        help: 'Changes that could not be announced',
      }),
  ),
  loopback: once(
    'rpc_loopback_seconds',
    () =>
      new Gauge({
        name: 'rpc_loopback_seconds',
        help: "Time that this process' latest ping to itself took through Redis",
      }),
  ),
};
