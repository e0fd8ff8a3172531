import { z } from 'zod';

/** Counts the writes to a resource, from 1. It is the resource's `ETag`, quoted. */
export const versionSchema = z.number().int().min(1);

/**
 * What the caller last saw: a version (or a file's tag), or `*` for "overwrite whatever is there".
 * The gateway reads it from `If-Match`; a route that needs it answers 428 without.
 */
export const ifMatchSchema = z.string().min(1).max(200);
