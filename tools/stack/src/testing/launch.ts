import { run } from '../commands/start.ts';

// `make start` on another checkout, for specs that interrupt or kill the launcher itself.
process.exitCode = await run(process.argv[2] ?? '.');
