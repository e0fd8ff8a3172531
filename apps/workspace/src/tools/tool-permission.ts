import type { RunMode } from '@constellation/contracts-kernel';
import { isProtectedPath } from './is-protected-path.ts';

export interface PermissionAsked {
  effect: 'read' | 'write' | 'exec';
  mode: RunMode;
  isIsolated: boolean;
  localCommandsAllowed: boolean;
  path: string | undefined;
}

/** `allowed`: the mode covers it. `decision`: a person must have said yes to exactly this. `refused`: not even that helps. */
export type Permission = 'allowed' | 'decision' | 'refused';

/** What the mode in a run's token lets pass. */
export const toolPermission = ({ effect, mode, isIsolated, localCommandsAllowed, path }: PermissionAsked): Permission => {
  if (effect === 'read') return 'allowed';
  if (mode === 'plan') return 'refused';
  if (!isIsolated && (mode === 'auto' || (effect === 'exec' && !localCommandsAllowed))) return 'refused';
  if (path !== undefined && isProtectedPath(path)) return 'decision';
  if (mode === 'auto') return 'allowed';
  return mode === 'accept-edits' && effect === 'write' ? 'allowed' : 'decision';
};
