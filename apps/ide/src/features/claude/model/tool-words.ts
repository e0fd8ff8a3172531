import type { ToolItem } from './transcript.ts';

const field = (input: unknown, name: string): string | undefined => {
  const value = typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
};

const verbs: Record<string, string> = { read: 'Read', glob: 'Find', grep: 'Search', edit: 'Edit', write: 'Write', bash: 'Run' };

/** A card's heading: the verb and what it is done to. */
export const toolInWords = ({ tool, input }: Pick<ToolItem, 'tool' | 'input'>): { verb: string; object: string } => ({
  verb: verbs[tool] ?? tool,
  object: field(input, 'path') ?? field(input, 'command') ?? field(input, 'pattern') ?? '',
});

/** How it ended, in a few letters: `+3 −1`, `exit 1`, `not known`. */
export const outcomeInWords = (tool: ToolItem): string => {
  if (tool.phase === 'waiting') return 'asks';
  if (tool.phase === 'running') return 'working';
  if (tool.phase === 'denied') return 'denied';
  if (tool.phase === 'unknown') return 'outcome not known';
  if (tool.exitCode !== undefined) return tool.exitCode === 0 ? 'done' : `exit ${tool.exitCode}`;
  if (tool.linesAdded !== undefined || tool.linesRemoved !== undefined) return `+${tool.linesAdded ?? 0} −${tool.linesRemoved ?? 0}`;
  return tool.phase === 'failed' ? 'failed' : 'done';
};

export const durationInWords = (ms: number | undefined): string => {
  if (ms === undefined) return '';
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
};

/** The lines that an edit takes away and puts in; for `write` all of the new file. */
export const proposedLines = ({ tool, input }: Pick<ToolItem, 'tool' | 'input'>): { removed: string; added: string } | undefined => {
  if (tool === 'edit') return { removed: field(input, 'oldText') ?? '', added: field(input, 'newText') ?? '' };
  return tool === 'write' ? { removed: '', added: field(input, 'content') ?? '' } : undefined;
};

/** `$0.0412`; nothing while the price is not known. */
export const costInWords = (micros: number | undefined): string =>
  micros === undefined ? 'cost unknown' : `$${(micros / 1_000_000).toFixed(micros < 100_000 ? 4 : 2)}`;
