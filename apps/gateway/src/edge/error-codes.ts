import { claudeErrors } from '@constellation/contracts-claude';
import { identityErrors } from '@constellation/contracts-identity';
import { projectErrors } from '@constellation/contracts-project';
import { workspaceErrors } from '@constellation/contracts-workspace';

/** Status and sentence of every code of every domain. */
export const errorCodes = { ...identityErrors, ...projectErrors, ...workspaceErrors, ...claudeErrors };
