import { z } from 'zod';
import { callVerb, streamVerb } from '../verb.ts';
import { pathSchema } from './path-schema.ts';

/** Chosen by the caller and unique in the workspace: the same id again is the same terminal. */
export const terminalIdSchema = z.string().regex(/^[A-Za-z0-9_.:-]{1,100}$/);

const columns = z.number().int().min(2).max(1_000);
const rows = z.number().int().min(1).max(1_000);
const name = z.string().min(1).max(100);

export const terminalSchema = z.object({
  id: terminalIdSchema,
  name,
  state: z.enum(['running', 'exited']),
  columns,
  rows,
  pid: z.number().int().optional(),
  exitCode: z.number().int().optional(),
  /** Such as `SIGHUP`. */
  signal: z.string().max(20).optional(),
  /** Absolute offset of the oldest byte that is kept, and of the next one to come. */
  firstOffset: z.number().int().min(0),
  nextOffset: z.number().int().min(0),
  viewers: z.number().int().min(0),
  startedAtMs: z.number(),
});
export type Terminal = z.output<typeof terminalSchema>;

/**
 * Opens a terminal with a shell, or with `command`. Idempotent by id: if it exists nothing starts and it is answered
 * (`opened: false`). `limit` beyond 16.
 */
export const openTerminal = callVerb({
  name: 'pty.open',
  input: z.object({
    id: terminalIdSchema,
    name: name.default('Terminal'),
    columns: columns.default(80),
    rows: rows.default(24),
    cwd: pathSchema.default(''),
    command: z.array(z.string().max(131_072)).min(1).max(1_000).optional(),
    env: z.record(z.string().max(1_000), z.string().max(32_768)).default({}),
  }),
  output: terminalSchema.extend({ opened: z.boolean() }),
});

export const listTerminals = callVerb({
  name: 'pty.list',
  input: z.object({}),
  output: z.object({ terminals: z.array(terminalSchema) }),
});

/**
 * A terminal's bytes as DATA from an absolute offset; DATA from the client is what the person types. Several may attach. The agent
 * keeps the last 1 MiB. The program is paused while the slowest viewer has 100,000 unread bytes and resumed below 5,000; a viewer that keeps it paused
 * for 2 s no longer counts until it has read what it was sent. Grant credit only for bytes already shown.
 */
export const attachTerminal = streamVerb({
  name: 'pty.attach',
  input: z.object({
    id: terminalIdSchema,
    /** The offset after the last byte already shown; without it, all that is kept. */
    fromOffset: z.number().int().min(0).optional(),
    columns: columns.optional(),
    rows: rows.optional(),
  }),
  /**
   * DATA starts at `offset`. `gap`: earlier bytes were lost, reset the screen (ESC c) first; with `alternateScreen` a full-screen
   * program runs and draws itself anew: enter that screen (ESC [ ? 1049 h) after the reset.
   */
  output: terminalSchema.extend({ offset: z.number().int().min(0), gap: z.boolean(), alternateScreen: z.boolean() }),
  item: z.discriminatedUnion('type', [
    /** Bytes before `offset` were lost: reset the screen as above; the next DATA starts at `offset`. */
    z.object({ type: z.literal('gap'), offset: z.number().int().min(0), alternateScreen: z.boolean() }),
    /** The size the program sees now: that of the viewer who typed last. */
    z.object({ type: z.literal('size'), columns, rows }),
    z.object({ type: z.literal('name'), name }),
  ]),
  trailer: z.object({
    reason: z.enum(['exited', 'closed']),
    exitCode: z.number().int().optional(),
    signal: z.string().max(20).optional(),
  }),
  /** This viewer's size. It takes effect when this viewer typed last, or is the only one. */
  signal: z.object({ type: z.literal('resize'), columns, rows }),
  grantEveryBytes: 4_096,
});

/** Types into a terminal without being attached. */
export const inputTerminal = callVerb({
  name: 'pty.input',
  input: z.object({ id: terminalIdSchema, text: z.string().max(16_384) }),
  output: z.object({}),
});

/** Sets the size the program sees, whoever typed last. */
export const resizeTerminal = callVerb({
  name: 'pty.resize',
  input: z.object({ id: terminalIdSchema, columns, rows }),
  output: z.object({}),
});

export const renameTerminal = callVerb({
  name: 'pty.rename',
  input: z.object({ id: terminalIdSchema, name }),
  output: terminalSchema,
});

/** Ends the shell and everything it started (SIGHUP, after 5 s SIGKILL) and forgets the terminal. An unknown one is fine. */
export const closeTerminal = callVerb({
  name: 'pty.close',
  input: z.object({ id: terminalIdSchema }),
  output: z.object({}),
  timeoutMs: 15_000,
});

/** The verbs of terminals. */
export const terminalVerbs = {
  openTerminal,
  listTerminals,
  attachTerminal,
  inputTerminal,
  resizeTerminal,
  renameTerminal,
  closeTerminal,
};
