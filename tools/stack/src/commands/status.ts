import { isAlive } from '../process/process-identity.ts';
import { compose, findRunningStack } from './running-stack.ts';

/** `make status`: what runs here, and under which pids and ports. */
export async function status(checkout: string): Promise<number> {
  const stack = await findRunningStack(checkout);
  if (stack.kind === 'compose') {
    process.stdout.write('The compose project is running:\n');
    return compose(checkout, 'ps');
  }
  if (stack.kind === 'none') {
    process.stdout.write(`Nothing is running. The data folder is ${stack.dataFolder}.\n`);
    return 0;
  }
  const { running, dataFolder } = stack;
  const rows = running.processes.map((entry) =>
    [
      entry.name.padEnd(20),
      String(entry.pid).padStart(8),
      String(entry.port ?? '').padStart(7),
      isAlive(entry) ? ' running' : ' ended',
    ].join(''),
  );
  process.stdout.write(
    [
      `The embedded stack runs at ${running.url} since ${running.startedAt} (launcher ${running.launcher.pid}, data ${dataFolder}).`,
      `${'PROCESS'.padEnd(20)}${'PID'.padStart(8)}${'PORT'.padStart(7)} STATE`,
      ...rows,
      '',
    ].join('\n'),
  );
  return 0;
}
