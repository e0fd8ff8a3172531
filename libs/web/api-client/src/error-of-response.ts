import { OperationError, problemSchema } from '@constellation/contracts-kernel';

const retryAfterOf = (headers: Headers): number | undefined => {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
};

const codeOfStatus = (status: number): string =>
  ({
    401: 'unauthenticated',
    403: 'forbidden',
    404: 'not_found',
    412: 'precondition_failed',
    413: 'payload_too_large',
    429: 'rate_limited',
  })[status] ?? (status >= 500 ? 'unavailable' : 'invalid_input');

/** The failure that an HTTP answer tells of. An answer without a readable problem, such as a proxy's, is mapped by its status. */
export const errorOfResponse = async (response: Response): Promise<OperationError> => {
  const correlationId = response.headers.get('x-correlation-id') ?? undefined;
  const retryAfterMs = retryAfterOf(response.headers);
  const body: unknown = await response.json().catch(() => undefined);
  const problem = problemSchema.safeParse(body);
  const known = {
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(correlationId === undefined ? {} : { correlationId }),
  };
  if (!problem.success)
    return new OperationError(codeOfStatus(response.status), { ...known, executed: response.status >= 500 ? 'unknown' : 'yes' });
  const { code, detail, details, errors, executed } = problem.data;
  return new OperationError(code, {
    ...known,
    message: detail,
    correlationId: problem.data.correlationId,
    ...(executed === undefined ? {} : { executed }),
    ...(details === undefined ? {} : { details }),
    ...(errors === undefined ? {} : { issues: errors }),
  });
};
