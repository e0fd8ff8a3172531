import { Steps } from '../console/steps.ts';
import { buildPrograms } from './build-programs.ts';

// A process of its own: it reads all sources, and the launcher, which stays for days, need not.
const [checkout = '.', silent] = process.argv.slice(2);
const steps = silent === 'silent' ? Steps.silent() : Steps.onTerminal();
try {
  const count = await buildPrograms(checkout, (text) => steps.say(text));
  if (count === 0) steps.say('nothing has changed since the last build');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
