import type { z } from 'zod';
import { invalidRequest } from './api-error.ts';

const sentence = (issue: z.core.$ZodIssue): string => {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return `${[...issue.path, issue.keys[0]].join('.')}: Extra inputs are not permitted`;
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return `${path}: Field required`;
  if (issue.code === 'invalid_union') {
    const nested = issue.errors.flat().find((inner) => inner.code === 'unrecognized_keys' || inner.path.length > 0);
    if (nested) return sentence({ ...nested, path: [...issue.path, ...nested.path] });
  }
  return `${path}: ${issue.message}`;
};

/** Parses a body and throws the API's own 400, which names the first field at fault. */
export const parseRequest = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw invalidRequest(first ? sentence(first) : 'The request is not valid.');
};
