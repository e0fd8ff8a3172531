import { defineErrors } from './error-registry.ts';

/** Codes that any operation may answer; an operation declares only those of its domain. */
export const kernelErrors = defineErrors({
  internal: { status: 500, sentence: 'Something failed on the server. Try again; if it stays, give the reference to your administrator.' },
  invalid_input: { status: 400, sentence: 'Some of what was sent is not valid. Correct the marked fields and send it again.' },
  unauthenticated: { status: 401, sentence: 'You are signed out. Sign in again to go on.' },
  forbidden: { status: 403, sentence: 'Your role does not allow this. Ask the owner of the project for access.' },
  not_found: { status: 404, sentence: 'This does not exist, or you have no access to it.' },
  method_not_allowed: { status: 405, sentence: 'This address does not take that method.' },
  origin_refused: { status: 403, sentence: 'The request came from a page that is not part of this installation.' },
  precondition_required: { status: 428, sentence: 'Say which version you changed (If-Match), so that nobody is overwritten.' },
  precondition_failed: { status: 412, sentence: 'It changed since you last saw it. Load it again and repeat your change.' },
  idempotency_mismatch: { status: 422, sentence: 'This key was already used for another request. Use a new key.' },
  payload_too_large: { status: 413, sentence: 'This is larger than the server takes. Send less at once.' },
  unsupported_media_type: { status: 415, sentence: 'Send this as JSON.' },
  rate_limited: { status: 429, sentence: 'Too many requests. Wait a moment and try again.' },
  overloaded: { status: 503, sentence: 'The server is busy. It was not done; try again in a moment.' },
  unavailable: { status: 503, sentence: 'A part of the server is not running. It was not done; try again in a moment.' },
  instance_lost: {
    status: 503,
    sentence: 'A part of the server stopped while it worked on this. Look whether it was done before you repeat it.',
  },
  deadline_exceeded: { status: 504, sentence: 'This took too long and was stopped. Look whether it was done before you repeat it.' },
  cancelled: { status: 499, sentence: 'This was cancelled.' },
});

export type KernelErrorCode = keyof typeof kernelErrors;
