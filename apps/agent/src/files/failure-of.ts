import { AgentError, type AgentErrorCode } from '@constellation/agent-protocol';

const codes: Partial<Record<string, AgentErrorCode>> = {
  ENOENT: 'not_found',
  ENOTDIR: 'not_directory',
  EISDIR: 'is_directory',
  EEXIST: 'exists',
  ENOTEMPTY: 'not_empty',
  ENAMETOOLONG: 'name_too_long',
  ENOSPC: 'no_space',
  EDQUOT: 'no_space',
  EFBIG: 'too_large',
  EROFS: 'read_only',
  EACCES: 'permission_denied',
  EPERM: 'permission_denied',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  // A link where none was a moment ago: something swaps names under us.
  ELOOP: 'busy',
  EMFILE: 'limit',
  ENFILE: 'limit',
  ENXIO: 'not_regular',
};

/** The error code of the system, such as `ENOENT`. */
export const errnoOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What a failed system call means to the caller; what is not one is answered as it is. */
export const failureOf = (error: unknown): unknown => {
  if (error instanceof AgentError) return error;
  const code = codes[errnoOf(error) ?? ''];
  return code === undefined ? error : new AgentError(code, { message: errnoOf(error) ?? code, cause: error });
};
