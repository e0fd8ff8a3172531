import type { ProjectId, ProjectRole } from '@constellation/contracts-kernel';

/** A person's standing in the project that a call is about. */
export interface ProjectAccess {
  projectId: ProjectId;
  role: ProjectRole;
  localCommandsAllowed: boolean;
}
