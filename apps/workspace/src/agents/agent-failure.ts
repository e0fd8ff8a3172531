import { AgentError, ProtocolViolation, type AgentErrorCode } from '@constellation/agent-protocol';
import { OperationError } from '@constellation/contracts-kernel';
import { DriverError } from '../driver/driver-error.ts';

/** What an agent's code means to a caller of the service; `busy`, `limit` and `refused` mean something else to some verbs. */
const meaning: Record<AgentErrorCode, string> = {
  not_found: 'file.not_found',
  outside_root: 'file.outside_workspace',
  name_too_long: 'file.name_too_long',
  invalid_name: 'file.name_invalid',
  is_directory: 'file.is_folder',
  not_directory: 'file.not_folder',
  not_regular: 'file.not_regular',
  not_empty: 'file.exists',
  exists: 'file.exists',
  stale: 'file.changed',
  too_large: 'file.too_large',
  binary: 'file.not_regular',
  no_space: 'file.disk_full',
  read_only: 'file.read_only',
  permission_denied: 'file.permission_denied',
  busy: 'overloaded',
  gone: 'workspace.unreachable',
  invalid_input: 'invalid_input',
  cancelled: 'cancelled',
  deadline: 'workspace.unreachable',
  limit: 'overloaded',
  refused: 'workspace.port_refused',
  stale_owner: 'not_owner',
  unsupported: 'workspace.unreachable',
  forbidden: 'forbidden',
  internal: 'workspace.unreachable',
};

/** Whether a failed request may have had its effect. */
const mayHaveRun: ReadonlySet<AgentErrorCode> = new Set(['gone', 'deadline', 'cancelled', 'internal']);

/** An agent's refusal as the operation's caller may learn it. Its own words stay in the log. */
export const agentFailure = (error: unknown, instead: Partial<Record<AgentErrorCode, string>> = {}): unknown => {
  if (error instanceof OperationError) return error;
  if (error instanceof DriverError || error instanceof ProtocolViolation)
    return new OperationError('workspace.unreachable', { executed: 'unknown', cause: error });
  if (!(error instanceof AgentError)) return error;
  const tag = error.details?.['currentEtag'];
  return new OperationError(instead[error.code] ?? meaning[error.code], {
    executed: mayHaveRun.has(error.code) ? 'unknown' : 'yes',
    cause: error,
    ...(error.code === 'stale' && typeof tag === 'string' ? { details: { tag } } : {}),
  });
};

/** Runs `work`, with an agent's refusals as {@link agentFailure} reads them. */
export const withAgent = async <T>(work: () => Promise<T>, instead?: Partial<Record<AgentErrorCode, string>>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw agentFailure(error, instead);
  }
};
