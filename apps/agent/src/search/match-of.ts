import type { SearchMatch } from '@constellation/agent-protocol';
import { z } from 'zod';

const maxText = 1_000;
const contextBefore = 100;

const text = z.union([z.object({ text: z.string() }), z.object({ bytes: z.string() })]);
const matchLine = z.object({
  type: z.literal('match'),
  data: z.object({
    path: text,
    lines: text,
    line_number: z.number(),
    submatches: z.array(z.object({ start: z.number(), end: z.number() })),
  }),
});

const bytesOf = (value: z.output<typeof text>): Buffer => ('text' in value ? Buffer.from(value.text) : Buffer.from(value.bytes, 'base64'));

/** One line of `rg --json` as a match; undefined for its other lines. */
export const matchOf = (line: string): SearchMatch | undefined => {
  if (!line.startsWith('{"type":"match"')) return undefined;
  const { data } = matchLine.parse(JSON.parse(line));
  const bytes = bytesOf(data.lines);
  const whole = bytes.toString('utf8').replace(/\r?\n$/, '');
  // ripgrep counts bytes, editors count UTF-16 units.
  const column = (offset: number) => bytes.subarray(0, offset).toString('utf8').length;
  const ranges = data.submatches.map(({ start, end }) => ({ start: column(start), end: Math.min(column(end), whole.length) }));
  const first = ranges[0]?.start ?? 0;
  const textOffset = whole.length > maxText ? Math.max(0, Math.min(first - contextBefore, whole.length - maxText)) : 0;
  const shown = whole.slice(textOffset, textOffset + maxText);
  return {
    path: bytesOf(data.path).toString('utf8').replace(/^\.\//, ''),
    line: data.line_number,
    text: shown,
    ranges: ranges
      .map(({ start, end }) => ({ start: start - textOffset, end: Math.min(end - textOffset, shown.length) }))
      .filter(({ start, end }) => start >= 0 && start <= end && start <= shown.length),
    textOffset,
  };
};
