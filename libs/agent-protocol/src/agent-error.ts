import { z } from 'zod';

/** Every code an ERR frame may carry. The set is closed: a reader maps it exhaustively. */
export const agentErrorCodeSchema = z.enum([
  /** There is no such path, process, terminal, port or snapshot. */
  'not_found',
  /** The path leaves the workspace, by `..`, as an absolute path or through a link. */
  'outside_root',
  /** A name over 255 bytes or a path over 4,096. */
  'name_too_long',
  /** An empty name, or one with NUL. */
  'invalid_name',
  'is_directory',
  'not_directory',
  /** Neither a file nor a directory: a pipe, socket or device. */
  'not_regular',
  'not_empty',
  'exists',
  /** The file is not the one that `ifMatch` names. `details.currentEtag` is its tag; absent when it is gone. */
  'stale',
  /** Larger than asked for or than a limit. `details.size`, `details.limit` in bytes. */
  'too_large',
  /** Text was asked for and the file holds none. */
  'binary',
  /** The disk or the quota is full; what was there before is intact. */
  'no_space',
  'read_only',
  'permission_denied',
  /** Someone else holds it, or it changed while it was read: try again. */
  'busy',
  /** It existed and is over: an ended process, a closed terminal, a link that went away. */
  'gone',
  'invalid_input',
  'cancelled',
  'deadline',
  /** A cap is reached: streams, processes, terminals, watches. */
  'limit',
  /** The port does not belong to this workspace or nothing listens there. */
  'refused',
  /** A newer owner has spoken to this agent. `details.currentEpoch`. */
  'stale_owner',
  /** The peer speaks another protocol version or asks for a verb this agent does not have. */
  'unsupported',
  /** The relay does not let this caller use the verb. */
  'forbidden',
  'internal',
]);
export type AgentErrorCode = z.output<typeof agentErrorCodeSchema>;

/** The payload of an ERR frame. */
export const agentErrorPayloadSchema = z.object({
  code: agentErrorCodeSchema,
  message: z.string().max(2_000),
  details: z.record(z.string().max(100), z.unknown()).optional(),
});
export type AgentErrorPayload = z.output<typeof agentErrorPayloadSchema>;

export interface AgentErrorOptions {
  /** For the log; never matched on. Defaults to the code. */
  message?: string;
  details?: Record<string, unknown>;
  cause?: unknown;
}

/** An expected failure of a verb, read by its `code`. Thrown by handlers, sent as ERR, and thrown again at the client. */
export class AgentError extends Error {
  override readonly name = 'AgentError';
  readonly details: Record<string, unknown> | undefined;

  constructor(
    readonly code: AgentErrorCode,
    options: AgentErrorOptions = {},
  ) {
    super(options.message ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.details = options.details;
  }
}

/** The ERR payload of anything thrown; what is not an {@link AgentError} is `internal` and keeps its words to itself. */
export const errorPayloadOf = (error: unknown): AgentErrorPayload => {
  if (!(error instanceof AgentError)) return { code: 'internal', message: 'internal' };
  return {
    code: error.code,
    message: error.message.slice(0, 2_000),
    ...(error.details === undefined ? {} : { details: error.details }),
  };
};
