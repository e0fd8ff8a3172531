import type { ErrorMeaning, Operation } from '@constellation/contracts-kernel';

/** All that the contracts export and that has rules: operations, and the declarations of error codes. */
export interface ContractRegistry {
  operations: Operation[];
  /** One entry for each `defineErrors(...)`. */
  errors: Record<string, ErrorMeaning>[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isOperation = (value: unknown): value is Operation => isRecord(value) && 'exposure' in value && 'input' in value && 'output' in value;

const isErrors = (value: unknown): value is Record<string, ErrorMeaning> =>
  isRecord(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((entry) => isRecord(entry) && typeof entry['status'] === 'number' && typeof entry['sentence'] === 'string');

/** Collects from the exports of the contract packages, in the order of their names. */
export const collectContracts = (modules: readonly Record<string, unknown>[]): ContractRegistry => {
  const values = [...new Set(modules.flatMap((module) => Object.values(module)))];
  return {
    operations: values.filter(isOperation).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    errors: values.filter(isErrors),
  };
};
