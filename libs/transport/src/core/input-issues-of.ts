import type { InputIssue } from '@constellation/contracts-kernel';
import type { z } from 'zod';

const escapePointer = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** Each fault of an input as a JSON Pointer (RFC 6901) and a sentence. */
export const inputIssuesOf = (error: z.core.$ZodError): InputIssue[] =>
  error.issues.map(({ path, message }) => ({ pointer: path.map((part) => `/${escapePointer(part)}`).join(''), message }));
