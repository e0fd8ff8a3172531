import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

// The benchmarks speak to agents by the repository's own packages, from their sources.
const flags = ['--conditions=@constellation/source', '--experimental-transform-types', '--disable-warning=ExperimentalWarning'];

/** `make bench-…`: one benchmark, in a process of its own. */
export async function bench(checkout: string, args: readonly string[]): Promise<number> {
  const main = join(checkout, 'tools', 'bench', 'src', 'main.ts');
  const child = spawn(process.execPath, [...flags, main, ...args], { cwd: checkout, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}
