import { z } from 'zod';
import { callVerb, streamVerb } from '../verb.ts';
import { pathSchema } from './path-schema.ts';

/** Chosen by the caller and unique in the workspace: the same id again is the same process. */
export const processIdSchema = z.string().regex(/^[A-Za-z0-9_.:-]{1,100}$/);

export const processStateSchema = z.object({
  id: processIdSchema,
  /** The command line as asked for, cut to 500 characters. */
  command: z.string(),
  state: z.enum(['running', 'exited']),
  pid: z.number().int().optional(),
  exitCode: z.number().int().optional(),
  /** Such as `SIGKILL`. */
  signal: z.string().max(20).optional(),
  /** Its own time limit ended it. */
  timedOut: z.boolean(),
  /** Bytes written so far; the agent keeps the last of them. */
  stdoutBytes: z.number().int().min(0),
  stderrBytes: z.number().int().min(0),
  startedAtMs: z.number(),
  exitedAtMs: z.number().optional(),
});
export type ProcessState = z.output<typeof processStateSchema>;

/**
 * Starts a command without a terminal. Idempotent by id: if it exists, running or over, nothing starts and its state is
 * answered (`started: false`). `limit` beyond 64 kept processes.
 */
export const startProcess = callVerb({
  name: 'proc.start',
  input: z.object({
    id: processIdSchema,
    /** A program and its arguments, or one line for the shell (`sh -c`, with the workspace's `bash` where there is one). */
    command: z.union([z.array(z.string().max(131_072)).min(1).max(1_000), z.string().min(1).max(60_000)]),
    cwd: pathSchema.default(''),
    env: z.record(z.string().max(1_000), z.string().max(32_768)).default({}),
    stdin: z.enum(['none', 'pipe']).default('none'),
    /** Ends it, with everything it started. No limit unless given. */
    timeoutMs: z.number().int().min(1).max(86_400_000).optional(),
    /** Holds the output back until the first `proc.attach`, 10 s at most, so that none of it is missed. */
    awaitAttach: z.boolean().default(false),
  }),
  output: processStateSchema.extend({ started: z.boolean() }),
});

/** Waits until it exits or the time is over, and answers its state either way. */
export const waitProcess = callVerb({
  name: 'proc.wait',
  input: z.object({
    id: processIdSchema,
    timeoutMs: z.number().int().min(0).max(600_000),
  }),
  output: processStateSchema,
  timeoutMs: 610_000,
});

/** What the first byte of a DATA payload of `proc.attach` says. */
export const outputChannel = { stdout: 1, stderr: 2 } as const;

/**
 * A process's output from the offsets given: DATA whose first byte is its {@link outputChannel}, the rest output. With
 * `follow` until it exits, else what is kept. While a follower keeps up nothing is lost: it slows the process down, for 30 s at
 * most, and is then told a `gap`. The last 64 KiB of each channel are kept for followers that come later. DATA from the client goes
 * to stdin, END closes it. The trailer is the final state.
 */
export const attachProcess = streamVerb({
  name: 'proc.attach',
  input: z.object({
    id: processIdSchema,
    stdoutOffset: z.number().int().min(0).default(0),
    stderrOffset: z.number().int().min(0).default(0),
    follow: z.boolean().default(true),
  }),
  output: processStateSchema,
  /** Bytes up to `offset` are no longer kept. */
  item: z.object({
    type: z.literal('gap'),
    channel: z.enum(['stdout', 'stderr']),
    offset: z.number().int(),
  }),
  trailer: processStateSchema,
  grantEveryBytes: 16 * 1024,
});

/** Ends a process and everything it started: the signal, and after 5 s SIGKILL. Answers its state once it is over. */
export const killProcess = callVerb({
  name: 'proc.kill',
  input: z.object({
    id: processIdSchema,
    signal: z.enum(['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGKILL']).default('SIGHUP'),
  }),
  output: processStateSchema,
  timeoutMs: 15_000,
});

/** All processes that are running or not yet acknowledged. */
export const listProcesses = callVerb({
  name: 'proc.list',
  input: z.object({}),
  output: z.object({ processes: z.array(processStateSchema) }),
});

/** Forgets an exited process; one that still runs is `busy`, an unknown one is fine. */
export const acknowledgeProcess = callVerb({
  name: 'proc.ack',
  input: z.object({ id: processIdSchema }),
  output: z.object({}),
});

/** The verbs of commands without a terminal. */
export const processVerbs = {
  startProcess,
  waitProcess,
  attachProcess,
  killProcess,
  listProcesses,
  acknowledgeProcess,
};
