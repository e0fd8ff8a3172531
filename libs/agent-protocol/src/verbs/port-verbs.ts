import { z } from 'zod';
import { callVerb, streamVerb } from '../verb.ts';

const portNumber = z.number().int().min(1).max(65_535);

export const listeningPortSchema = z.object({
  port: portNumber,
  /** `127.0.0.1`, `::`, … as the program bound it. */
  address: z.string().max(100),
  pid: z.number().int(),
  /** The program's name. */
  process: z.string().max(300),
  /** The terminal or process it was started from, where known. */
  startedBy: z.string().max(100).optional(),
});
export type ListeningPort = z.output<typeof listeningPortSchema>;

const ports = z.array(listeningPortSchema).max(200);

/** TCP ports on which a process of this workspace listens; never one of another process. */
export const listPorts = callVerb({
  name: 'port.list',
  input: z.object({}),
  output: z.object({ ports }),
});

/** The same as it is now, and again whole whenever it changes (looked at each second). */
export const watchPorts = streamVerb({
  name: 'port.watch',
  input: z.object({}),
  output: z.object({}),
  item: z.object({ ports }),
});

/**
 * A TCP connection to a port of this workspace: DATA both ways, END half-closes either way. `refused` when no
 * process of the workspace listens there.
 */
export const dialPort = streamVerb({
  name: 'port.dial',
  input: z.object({ port: portNumber }),
  output: z.object({}),
});

/** The verbs of ports. */
export const portVerbs = { listPorts, watchPorts, dialPort };
