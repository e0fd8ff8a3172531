import { z } from 'zod';
import { streamVerb } from '../verb.ts';
import { pathSchema } from './path-schema.ts';

const globs = z.array(z.string().min(1).max(1_000)).max(100).default([]);

export const searchMatchSchema = z.object({
  path: z.string(),
  /** From 1. */
  line: z.number().int().min(1),
  /** The line's text without its end, cut to 1,000 characters around the first match. */
  text: z.string(),
  /** UTF-16 columns of `text`, from 0, end exclusive. */
  ranges: z.array(z.object({ start: z.number().int().min(0), end: z.number().int().min(0) })),
  /** Characters cut from the line's start; add them to a range for the column in the file. */
  textOffset: z.number().int().min(0),
});
export type SearchMatch = z.output<typeof searchMatchSchema>;

/**
 * Searches text by ripgrep. Matches stream as they are found; cancelling ends the search process. A pattern that does not parse is `invalid_input` with
 * ripgrep's words in `details.reason`.
 */
export const searchText = streamVerb({
  name: 'search.text',
  input: z.object({
    pattern: z.string().min(1).max(4_000),
    regex: z.boolean().default(false),
    matchCase: z.boolean().default(false),
    wholeWord: z.boolean().default(false),
    path: pathSchema.default(''),
    /** As in .gitignore: `*.ts`, `src/**`. */
    include: globs,
    exclude: globs,
    /** Searches what ignore files name, too. `.git` never. */
    ignored: z.boolean().default(false),
    limit: z.number().int().min(1).max(100_000).default(10_000),
  }),
  output: z.object({}),
  item: z.object({ matches: z.array(searchMatchSchema) }),
  /** `limitReached`: there is more. */
  trailer: z.object({
    matches: z.number().int(),
    files: z.number().int(),
    limitReached: z.boolean(),
  }),
});

/** Paths of all files, for quick open; ignored ones left out unless asked for. */
export const searchFiles = streamVerb({
  name: 'search.files',
  input: z.object({
    path: pathSchema.default(''),
    include: globs,
    exclude: globs,
    ignored: z.boolean().default(false),
    limit: z.number().int().min(1).max(200_000).default(50_000),
  }),
  output: z.object({}),
  item: z.object({ paths: z.array(z.string()) }),
  trailer: z.object({ files: z.number().int(), limitReached: z.boolean() }),
});

/** The verbs of search. */
export const searchVerbs = { searchText, searchFiles };
