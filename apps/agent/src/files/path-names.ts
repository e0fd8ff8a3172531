import { AgentError } from '@constellation/agent-protocol';

const maxNameBytes = 255;
const maxPathBytes = 4_096;

/** Splits a path of the protocol into names. `..` stays in and is resolved while walking; empty parts and `.` go. */
export const pathNames = (path: string): string[] => {
  if (path.includes('\0')) throw new AgentError('invalid_name', { message: 'a path holds no NUL' });
  if (path.startsWith('/')) throw new AgentError('outside_root', { message: 'a path is relative to the workspace' });
  if (Buffer.byteLength(path) > maxPathBytes) throw new AgentError('name_too_long', { details: { limit: maxPathBytes } });
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  if (names.some((name) => Buffer.byteLength(name) > maxNameBytes))
    throw new AgentError('name_too_long', { details: { limit: maxNameBytes } });
  return names;
};

/** Begins the names of files that a write in progress has not yet put in place. They are shown to nobody. */
export const temporaryPrefix = '.~constellation-';
export const isTemporary = (name: string): boolean => name.startsWith(temporaryPrefix);

/** `folder/name` as the protocol writes it. */
export const joinPath = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
