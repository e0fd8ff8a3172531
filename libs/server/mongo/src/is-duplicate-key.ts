/** Whether a write failed on a unique index; with `field`, on one whose keys include that field. */
export const isDuplicateKey = (error: unknown, field?: string): boolean => {
  if (!(error instanceof Error) || (error as { code?: unknown }).code !== 11_000) return false;
  const pattern = (error as { keyPattern?: Record<string, unknown> }).keyPattern ?? {};
  return field === undefined || field in pattern;
};
