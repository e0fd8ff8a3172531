import { defineErrors } from '@constellation/contracts-kernel';

/** Expected failures of workspaces, their files, terminals and tools. */
export const workspaceErrors = defineErrors({
  'workspace.not_running': { status: 409, sentence: 'The workspace is not running. Start it and try again.' },
  'workspace.unreachable': { status: 503, sentence: 'The workspace does not answer. It keeps running; try again in a moment.' },
  'workspace.local_not_allowed': {
    status: 403,
    sentence:
      'Workspaces on this installation run without isolation, so only its administrator may start one. An administrator can change that with WORKSPACE_LOCAL_FOR=everyone.',
  },
  'workspace.start_failed': {
    status: 409,
    sentence: 'The workspace could not be started. The reason is shown beside the step that failed.',
  },
  'workspace.terminal_limit': { status: 409, sentence: 'There are 16 terminals open. Close one first.' },
  'workspace.terminal_gone': { status: 410, sentence: 'This terminal has ended.' },
  'workspace.port_refused': { status: 403, sentence: 'This port does not belong to a program of this workspace.' },
  'workspace.clone_failed': { status: 422, sentence: 'The repository could not be cloned. Its address may be wrong, or it is not public.' },
  'file.not_found': { status: 404, sentence: 'There is no such file or folder.' },
  'file.outside_workspace': { status: 403, sentence: 'This path leads out of the workspace.' },
  'file.name_invalid': { status: 422, sentence: 'This name cannot be used for a file.' },
  'file.name_too_long': { status: 422, sentence: 'This name is too long: a name holds at most 255 bytes.' },
  'file.exists': { status: 409, sentence: 'There is already something with this name.' },
  'file.is_folder': { status: 409, sentence: 'This is a folder, not a file.' },
  'file.not_folder': { status: 409, sentence: 'This is a file, not a folder.' },
  'file.not_regular': { status: 409, sentence: 'This is not a regular file (a pipe, a socket or a device).' },
  'file.too_large': { status: 413, sentence: 'This file is too large for that. Files up to 64 MB can be written at once.' },
  'file.changed': { status: 412, sentence: 'The file changed on disk since it was read. Compare, overwrite or load it again.' },
  'file.permission_denied': { status: 403, sentence: 'The workspace has no permission for this file.' },
  'file.disk_full': { status: 507, sentence: 'The disk of the workspace is full. The old file is intact; free some space and save again.' },
  'file.read_only': { status: 423, sentence: 'This place is read-only.' },
  'search.pattern_invalid': { status: 422, sentence: 'This search pattern is not valid.' },
  'tool.decision_needed': { status: 403, sentence: 'This act needs the decision of a person.' },
  'tool.decision_invalid': { status: 403, sentence: 'The decision does not fit what was asked for, or was used before.' },
  'tool.mode_refused': { status: 403, sentence: 'This mode does not allow it here.' },
  'tool.run_superseded': { status: 409, sentence: 'Another process took this run over.' },
  'tool.unknown_effect': { status: 404, sentence: 'Nothing is known of this act.' },
  'snapshot.not_found': { status: 404, sentence: 'This version is no longer kept.' },
});
