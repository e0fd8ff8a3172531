import { Steps } from '../console/steps.ts';
import { buildPrograms } from './build-programs.ts';

// A process of its own: it reads all sources, and the launcher, which stays for days, need not.
const [checkout = '.', silent, ...only] = process.argv.slice(2);
const steps = silent === 'silent' ? Steps.silent() : Steps.onTerminal();
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
try {
  const count = await buildPrograms({ checkout, only, say: (text) => steps.say(text), signal: stopping.signal });
  if (count === 0) steps.say('programs: nothing has changed since the last build');
} catch (error) {
  if (!stopping.signal.aborted) process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
