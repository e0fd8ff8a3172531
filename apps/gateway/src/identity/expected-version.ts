import { OperationError } from '@constellation/contracts-kernel';

/** The version that `If-Match` names; undefined for `*`. Throws `precondition_failed` for what was never a version. */
export const expectedVersion = (ifMatch: string): number | undefined => {
  if (ifMatch === '*') return undefined;
  if (!/^\d{1,15}$/.test(ifMatch)) throw new OperationError('precondition_failed');
  return Number(ifMatch);
};

/** The changed resource; when there is none, it has another version or is gone. */
export const requireChanged = async <Resource extends { version: number }>(
  changed: Resource | undefined,
  readCurrent: () => Promise<Resource | undefined>,
): Promise<Resource> => {
  if (changed !== undefined) return changed;
  const current = await readCurrent();
  if (current === undefined) throw new OperationError('not_found');
  throw new OperationError('precondition_failed', { details: { version: current.version } });
};
