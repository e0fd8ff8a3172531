/** What any operation on a path may answer. */
export const pathErrorCodes = [
  'workspace.not_running',
  'workspace.unreachable',
  'file.not_found',
  'file.outside_workspace',
  'file.name_invalid',
  'file.name_too_long',
  'file.permission_denied',
  'file.not_folder',
] as const;

/** What any operation that writes may answer besides. */
export const writeErrorCodes = [
  ...pathErrorCodes,
  'file.exists',
  'file.is_folder',
  'file.not_regular',
  'file.too_large',
  'file.changed',
  'file.disk_full',
  'file.read_only',
] as const;
