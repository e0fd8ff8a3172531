/** What a code means to HTTP and to a person. The sentence says what happened and what to do. */
export interface ErrorMeaning {
  status: 400 | 401 | 402 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 423 | 428 | 429 | 499 | 500 | 502 | 503 | 504 | 507;
  sentence: string;
}

/** Declares the error codes of a domain. Status and sentence stand beside the code, so none can be forgotten. */
export const defineErrors = <const Codes extends Record<string, ErrorMeaning>>(codes: Codes): Codes => codes;
