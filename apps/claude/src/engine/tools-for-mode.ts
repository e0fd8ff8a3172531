import type Anthropic from '@anthropic-ai/sdk';
import type { RunMode } from '@constellation/contracts-kernel';
import { toolEffects, toolInputSchemas, toolNameSchema, type ToolName } from '@constellation/contracts-workspace';
import { z } from 'zod';

const descriptions: Record<ToolName, string> = {
  read: 'Read a text file with line numbers. Read a file before you change it.',
  glob: 'List files whose path matches a glob. Ignored files are left out.',
  grep: 'Search the contents of files with a regular expression.',
  edit: 'Replace an exact piece of text in a file that you have read. The text to replace must occur exactly once, unless replaceAll is set.',
  write: 'Write a whole file: a new one, or one that you have read before.',
  bash: 'Run a command in the root of the workspace, without a terminal: nothing can be typed into it. Its output and exit code come back.',
};

const definition = (name: ToolName): Anthropic.Tool => {
  const { $schema: _, ...schema } = z.toJSONSchema(toolInputSchemas[name], { io: 'input', target: 'draft-2020-12' });
  return { name, description: descriptions[name], input_schema: schema as Anthropic.Tool.InputSchema };
};

/** The tools of a mode; `plan` has none that changes anything. */
export const toolsForMode = (mode: RunMode): Anthropic.Tool[] =>
  toolNameSchema.options.filter((name) => mode !== 'plan' || toolEffects[name] === 'read').map(definition);
