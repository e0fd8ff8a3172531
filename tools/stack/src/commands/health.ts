import { acceptsConnections } from '../process/accepts-connections.ts';
import { answersOk } from '../process/answers-ok.ts';
import { serviceNames } from '../services/service-name.ts';
import { compose, findRunningStack } from './running-stack.ts';

/** `make health`: a line per process, exit code 1 when one of them is not well. `--json` prints one object instead. */
export async function health(checkout: string, args: readonly string[]): Promise<number> {
  const stack = await findRunningStack(checkout);
  if (stack.kind === 'compose') return compose(checkout, 'ps');
  if (stack.kind === 'none') {
    process.stdout.write('Nothing is running.\n');
    return 1;
  }
  const names: readonly string[] = serviceNames;
  const checks = await Promise.all(
    stack.running.processes.map(async ({ name, port = 0 }) => {
      const isService = names.includes(name);
      return [name, await (isService ? answersOk(port, '/health/ready') : acceptsConnections(port))] as const;
    }),
  );
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(Object.fromEntries(checks))}\n`);
  else for (const [name, isWell] of checks) process.stdout.write(`${name.padEnd(20)} ${isWell ? 'ready' : 'not ready'}\n`);
  return checks.every(([, isWell]) => isWell) ? 0 : 1;
}
