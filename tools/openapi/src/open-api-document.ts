import * as claude from '@constellation/contracts-claude';
import * as identity from '@constellation/contracts-identity';
import * as kernel from '@constellation/contracts-kernel';
import * as project from '@constellation/contracts-project';
import * as workspace from '@constellation/contracts-workspace';
import { collectContracts } from './collect-contracts.ts';
import { renderOpenApi } from './render-open-api.ts';

/** What `docs/api/openapi.json` holds. */
export const openApiDocument = renderOpenApi(collectContracts([kernel, identity, project, workspace, claude]));
