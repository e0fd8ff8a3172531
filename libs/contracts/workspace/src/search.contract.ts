import { publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { addressedFields, viewerOfWorkspace } from './addressed.ts';

/** An NDJSON answer ends in exactly one of these; leaving early cancels. */
export const streamEndSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('end'), truncated: z.boolean().optional() }),
  z.object({ type: z.literal('error'), code: z.string(), message: z.string() }),
]);

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]).default(false);
const globs = z.string().max(1_000).optional();
const stream = { service: 'workspace', kind: 'stream', plane: 'bytes', policy: viewerOfWorkspace } as const;

/** One matching line; `ranges` are UTF-16 columns, from 0, end exclusive. Lines are cut at 1,000 characters. */
export const searchMatchSchema = z.object({
  type: z.literal('match'),
  path: z.string(),
  line: z.number().int().min(1),
  text: z.string(),
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type SearchMatch = z.output<typeof searchMatchSchema>;

export const searchText = publicOperation({
  ...stream,
  name: 'workspace.search-text.v1',
  summary: 'Search the files of a workspace, line by line.',
  route: { method: 'GET', path: '/workspaces/:workspaceId/search' },
  input: z.object({
    ...addressedFields,
    query: z.string().min(1).max(1_000),
    regex: flag,
    matchCase: flag,
    wholeWord: flag,
    /** Globs, separated by commas. */
    include: globs,
    exclude: globs,
    limit: z.coerce.number().int().min(1).max(20_000).default(2_000),
  }),
  output: z.union([searchMatchSchema, streamEndSchema]),
  errors: ['workspace.not_running', 'workspace.unreachable', 'search.pattern_invalid'],
  timeoutMs: 30_000,
});

export const listFilePaths = publicOperation({
  ...stream,
  name: 'workspace.list-file-paths.v1',
  summary: 'The paths of all files that no ignore file leaves out, for quick open; up to 50,000.',
  route: { method: 'GET', path: '/workspaces/:workspaceId/file-paths' },
  input: z.object(addressedFields),
  output: z.union([z.object({ type: z.literal('paths'), paths: z.array(z.string()) }), streamEndSchema]),
  errors: ['workspace.not_running', 'workspace.unreachable'],
  timeoutMs: 30_000,
});
