import { diffLines, splitLines, type LineChange } from './diff-lines.ts';

/** One hunk of a diff with its surrounding lines; each line starts with ` `, `-` or `+`, without its line break. */
export interface Hunk {
  /** First line in the old and the new text, counted from 1. */
  beforeStart: number;
  beforeLines: number;
  afterStart: number;
  afterLines: number;
  lines: string[];
}

const withoutBreak = (line: string): string => line.replace(/\r?\n$/, '');

/** Hunks with `context` equal lines around each change (3 unless given); changes whose context touches share a hunk. */
export const hunksOf = (before: string, after: string, context = 3): Hunk[] => {
  const a = splitLines(before);
  const b = splitLines(after);
  const groups: LineChange[][] = [];
  for (const change of diffLines(a, b)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && change.beforeStart - last.beforeEnd <= 2 * context) group.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => hunkOf(a, b, group, context));
};

const hunkOf = (a: string[], b: string[], group: LineChange[], context: number): Hunk => {
  const first = group[0] ?? { beforeStart: 0, beforeEnd: 0, afterStart: 0, afterEnd: 0 };
  const last = group.at(-1) ?? first;
  const lead = Math.min(context, first.beforeStart);
  const tail = Math.min(context, a.length - last.beforeEnd);
  const lines: string[] = [];
  const put = (sign: string, from: string[], start: number, end: number): void => {
    for (const line of from.slice(start, end)) lines.push(sign + withoutBreak(line));
  };
  let cursor = first.beforeStart - lead;
  for (const change of group) {
    put(' ', a, cursor, change.beforeStart);
    put('-', a, change.beforeStart, change.beforeEnd);
    put('+', b, change.afterStart, change.afterEnd);
    cursor = change.beforeEnd;
  }
  put(' ', a, cursor, last.beforeEnd + tail);
  return {
    beforeStart: first.beforeStart - lead + 1,
    beforeLines: last.beforeEnd + tail - (first.beforeStart - lead),
    afterStart: first.afterStart - lead + 1,
    afterLines: last.afterEnd + tail - (first.afterStart - lead),
    lines,
  };
};

/** The hunks as the body of a unified diff (no file header); `''` when the texts are equal. */
export const unifiedDiff = (before: string, after: string, context = 3): string =>
  hunksOf(before, after, context)
    .map((h) =>
      [`@@ -${String(h.beforeStart)},${String(h.beforeLines)} +${String(h.afterStart)},${String(h.afterLines)} @@`, ...h.lines].join('\n'),
    )
    .join('\n');
