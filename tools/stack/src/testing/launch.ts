import { start } from '../commands/start.ts';

// `make start` on another checkout, for specs that interrupt or kill the launcher itself.
process.exitCode = await start(process.argv[2] ?? '.');
