import type { FoundException } from './find-exceptions.ts';

export interface ListedException extends FoundException {
  /** Why the code is right and the check is not. */
  reason: string;
  /** How often the file does it; once unless given. */
  times?: number;
}

const keyOf = ({ file, use }: FoundException): string => `${file}: ${use}`;

/** Uses that no entry allows, entries that nothing uses any more, and entries without a reason. */
export const compareExceptions = (found: readonly FoundException[], listed: readonly ListedException[]): string[] => {
  const count = new Map<string, number>();
  for (const use of found) count.set(keyOf(use), (count.get(keyOf(use)) ?? 0) + 1);
  const allowed = new Map(listed.map((entry) => [keyOf(entry), entry.times ?? 1]));
  return [
    ...[...count]
      .filter(([key, times]) => times > (allowed.get(key) ?? 0))
      .map(([key, times]) => `${key} is used ${times} times and allowed ${allowed.get(key) ?? 0}`),
    ...[...allowed]
      .filter(([key, times]) => times > (count.get(key) ?? 0))
      .map(([key]) => `${key} is listed but no longer used; take the entry out`),
    ...listed.filter(({ reason }) => reason.trim().length < 20).map((entry) => `${keyOf(entry)} needs a reason`),
  ];
};
