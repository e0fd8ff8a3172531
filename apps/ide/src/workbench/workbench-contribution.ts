import type { WorkspaceSession } from '../platform/workspace-session.ts';
import type { Shell } from '../shell/shell.ts';

export interface WorkbenchContext {
  readonly shell: Shell;
  readonly workspace: WorkspaceSession;
}

/**
 * What a feature adds to the workbench. `features/<name>/<name>.contribution.ts` exports one, as `<name>Contribution`; it is found
 * by the name of its file. Views are `lazy()` and commands import what they need when they run, so that this file stays small.
 */
export interface WorkbenchContribution {
  id: string;
  /** Runs once for an open project, when its workspace has begun to run. What was registered in the shell goes with it; the answer ends the rest. */
  activate: (context: WorkbenchContext) => (() => void) | undefined;
}
