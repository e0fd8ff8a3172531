import { availableParallelism } from 'node:os';
import { describeMachine } from './machine/describe-machine.ts';
import type { Measurement } from './report/measurement.ts';
import { renderTable } from './report/render-table.ts';
import { resultLine } from './report/result-line.ts';

type Bench = (say: (text: string) => void) => Promise<Measurement[]>;

const benches: Record<string, () => Promise<Bench>> = {
  page: async () => (await import('./page/bench-page.ts')).benchPage,
  api: async () => (await import('./api/bench-api.ts')).benchApi,
  workspace: async () => (await import('./workspace/bench-workspace.ts')).benchWorkspace,
  ai: async () => (await import('./ai/bench-ai.ts')).benchAi,
  memory: async () => (await import('./memory/bench-memory.ts')).benchMemory,
};

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const print = (text: string): Promise<void> => new Promise((resolve) => process.stdout.write(text, () => resolve()));
const [name = ''] = process.argv.slice(2);
const load = benches[name];

if (load === undefined) {
  say(`There is no benchmark "${name}". Known: ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 64;
} else {
  try {
    const bench = await load();
    say(`bench-${name} on ${describeMachine()}`);
    const measurements = await bench(say);
    await print(`\n${renderTable(measurements)}\n\n`);
    await print(`${resultLine({ bench: name, date: new Date(), cores: availableParallelism(), measurements })}\n`);
  } catch (error) {
    say(`bench-${name} could not measure: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
  }
  // Sockets that are still closing shall not keep the last line from being the end.
  process.exit();
}
