import * as claude from '@constellation/contracts-claude';
import * as identity from '@constellation/contracts-identity';
import type { Operation, PublicOperation } from '@constellation/contracts-kernel';
import * as project from '@constellation/contracts-project';
import * as workspace from '@constellation/contracts-workspace';

const isPublicOperation = (value: unknown): value is PublicOperation =>
  typeof value === 'object' && value !== null && (value as Partial<Operation>).exposure === 'public';

/** Every operation that clients may call, of all contracts. */
export const publicOperations: readonly PublicOperation[] = [identity, project, workspace, claude].flatMap((contract) =>
  Object.values<unknown>(contract).filter(isPublicOperation),
);
