import { z } from 'zod';
import { workspacePathSchema } from './file.schema.ts';

/**
 * The tools with which Claude works in a workspace. Their inputs are what a person sees, what is hashed for a decision,
 * and what the workspace service carries out.
 */
export const toolInputSchemas = {
  read: z.object({
    path: workspacePathSchema.min(1).describe('The file, from the root of the workspace.'),
    offset: z.number().int().min(1).optional().describe('First line, from 1.'),
    limit: z.number().int().min(1).max(2_000).optional().describe('How many lines; 2,000 unless given.'),
  }),
  glob: z.object({
    pattern: z.string().min(1).max(500).describe('A glob such as src/**/*.ts.'),
    path: workspacePathSchema.optional().describe('The folder to look in; the root unless given.'),
  }),
  grep: z.object({
    pattern: z.string().min(1).max(1_000).describe('A regular expression (Rust syntax).'),
    path: workspacePathSchema.optional().describe('The file or folder to look in; the root unless given.'),
    include: z.string().max(500).optional().describe('A glob that files must match.'),
    ignoreCase: z.boolean().optional(),
  }),
  edit: z.object({
    path: workspacePathSchema.min(1).describe('The file; it must have been read in this run.'),
    oldText: z.string().min(1).max(100_000).describe('The exact text to replace; it must occur once unless replaceAll is set.'),
    newText: z.string().max(100_000).describe('What to put in its place.'),
    replaceAll: z.boolean().optional(),
  }),
  write: z.object({
    path: workspacePathSchema.min(1).describe('A new file, or one that was read in this run.'),
    content: z.string().max(150_000),
  }),
  bash: z.object({
    command: z.string().min(1).max(20_000).describe('Run by bash in the root of the workspace, without a terminal.'),
    timeoutMs: z.number().int().min(1_000).max(600_000).optional().describe('Milliseconds until it is killed; 120,000 unless given.'),
  }),
};

export const toolNameSchema = z.enum(['read', 'glob', 'grep', 'edit', 'write', 'bash']);
export type ToolName = z.output<typeof toolNameSchema>;
export type ToolInput<Name extends ToolName = ToolName> = z.output<(typeof toolInputSchemas)[Name]>;

/** What a tool does to the workspace. `read` needs no decision in any mode. */
export const toolEffects = {
  read: 'read',
  glob: 'read',
  grep: 'read',
  edit: 'write',
  write: 'write',
  bash: 'exec',
} as const satisfies Record<ToolName, 'read' | 'write' | 'exec'>;

/** How a call ended. `text` is what the model reads; `isError` tells it to think again. */
export const toolOutcomeSchema = z.object({
  isError: z.boolean(),
  text: z.string().max(150_000),
  /** A code of this contract when it failed in a known way, such as `edit.not_unique`. */
  errorCode: z.string().optional(),
  path: z.string().optional(),
  linesAdded: z.number().int().optional(),
  linesRemoved: z.number().int().optional(),
  exitCode: z.number().int().optional(),
  durationMs: z.number().int().min(0),
  truncated: z.boolean().optional(),
  /** The process was lost while it worked: it may have run or not. It is never repeated by itself. */
  isUnknown: z.boolean().optional(),
});
export type ToolOutcome = z.output<typeof toolOutcomeSchema>;
