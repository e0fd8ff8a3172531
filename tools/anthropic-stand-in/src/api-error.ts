const statusByType = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
} as const;

/** The error types of the Messages API, with the status each has by default. */
export type ApiErrorType = keyof typeof statusByType;

export const apiErrorTypes = Object.keys(statusByType) as [ApiErrorType, ...ApiErrorType[]];

/** The type that the API answers with a status; 4xx and 5xx that it does not name are its two general ones. */
export const errorTypeOfStatus = (status: number): ApiErrorType => {
  const found = apiErrorTypes.find((type) => statusByType[type] === status);
  return found ?? (status >= 500 ? 'api_error' : 'invalid_request_error');
};

/** A failure that is answered as the API answers it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly type: ApiErrorType;
  readonly status: number;

  constructor(type: ApiErrorType, message: string, status: number = statusByType[type]) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

export const invalidRequest = (message: string): ApiError => new ApiError('invalid_request_error', message);

export const errorBody = (type: string, message: string, requestId: string) => ({
  type: 'error',
  error: { type, message },
  request_id: requestId,
});
