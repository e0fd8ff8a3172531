import type { WorkspaceSession } from '../platform/workspace-session.ts';
import type { Shell } from '../shell/shell.ts';

export interface WorkbenchContext {
  readonly shell: Shell;
  readonly workspace: WorkspaceSession;
}

/**
 * What a feature adds to the workbench. `features/<name>/<name>.contribution.ts` exports one as `contribution`; it is found
 * there by its name. Views are `lazy()` and commands import what they need when they run, so that this file stays small.
 */
export interface WorkbenchContribution {
  id: string;
  /** Runs once when a project is opened, before the workspace runs. What was registered in the shell goes with it; the answer ends the rest. */
  activate: (context: WorkbenchContext) => (() => void) | undefined;
}
