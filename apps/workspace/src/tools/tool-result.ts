import type { ToolOutcome } from '@constellation/contracts-workspace';

/** What a tool found or did; when it took how long is added by whoever ran it. */
export type ToolResult = Omit<ToolOutcome, 'isError' | 'durationMs'>;

/** A text as the model gets it: head and tail, with what was left out said between them. */
export const headAndTail = (text: string, limit: number): { text: string; truncated?: true } => {
  if (text.length <= limit) return { text };
  const half = Math.floor(limit / 2);
  return {
    text: `${text.slice(0, half)}\n… ${String(text.length - 2 * half)} characters left out …\n${text.slice(-half)}`,
    truncated: true,
  };
};
