/** A run of lines that differs: lines `[beforeStart, beforeEnd)` became lines `[afterStart, afterEnd)`, counted from 0. */
export interface LineChange {
  beforeStart: number;
  beforeEnd: number;
  afterStart: number;
  afterEnd: number;
}

/** Splits into lines that keep their line break, so that joining them gives the text back byte by byte. */
export const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

interface Span {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/** Steps of the search before a span is given up as wholly replaced: bounds the time for texts that share nothing. */
const maxDistance = 2_000;

/**
 * The lines that turn `before` into `after` (Myers, linear space), in order, never touching. Minimal unless the texts are
 * more than 2,000 edits apart within one span, which then counts as replaced as a whole.
 */
export const diffLines = (before: readonly string[], after: readonly string[]): LineChange[] => {
  const ids = new Map<string, number>();
  const idOf = (line: string): number => {
    const known = ids.get(line);
    if (known !== undefined) return known;
    ids.set(line, ids.size);
    return ids.size - 1;
  };
  const a = Int32Array.from(before, idOf);
  const b = Int32Array.from(after, idOf);
  const changes: LineChange[] = [];
  const add = (span: Span): void => {
    const last = changes.at(-1);
    if (last !== undefined && last.beforeEnd === span.aStart && last.afterEnd === span.bStart) {
      last.beforeEnd = span.aEnd;
      last.afterEnd = span.bEnd;
      return;
    }
    changes.push({ beforeStart: span.aStart, beforeEnd: span.aEnd, afterStart: span.bStart, afterEnd: span.bEnd });
  };
  const pending: Span[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }];
  for (let span = pending.pop(); span !== undefined; span = pending.pop()) {
    const trimmed = trim(a, b, span);
    if (trimmed.aStart === trimmed.aEnd && trimmed.bStart === trimmed.bEnd) continue;
    if (trimmed.aStart === trimmed.aEnd || trimmed.bStart === trimmed.bEnd) {
      add(trimmed);
      continue;
    }
    const middle = middleSnake(a, b, trimmed);
    if (middle === undefined) {
      add(trimmed);
      continue;
    }
    const [x, y] = middle;
    pending.push({ aStart: x, aEnd: trimmed.aEnd, bStart: y, bEnd: trimmed.bEnd });
    pending.push({ aStart: trimmed.aStart, aEnd: x, bStart: trimmed.bStart, bEnd: y });
  }
  return changes;
};

const trim = (a: Int32Array, b: Int32Array, { aStart, aEnd, bStart, bEnd }: Span): Span => {
  let [x, y, u, v] = [aStart, bStart, aEnd, bEnd];
  while (x < u && y < v && a[x] === b[y]) [x, y] = [x + 1, y + 1];
  while (x < u && y < v && a[u - 1] === b[v - 1]) [u, v] = [u - 1, v - 1];
  return { aStart: x, aEnd: u, bStart: y, bEnd: v };
};

/** A point on a shortest path, by searching from both ends until they meet; undefined when too far apart. */
const middleSnake = (a: Int32Array, b: Int32Array, span: Span): [number, number] | undefined => {
  const n = span.aEnd - span.aStart;
  const m = span.bEnd - span.bStart;
  const delta = n - m;
  const limit = Math.min(Math.ceil((n + m) / 2), maxDistance);
  const offset = limit + 1;
  const forward = new Int32Array(2 * limit + 3);
  const backward = new Int32Array(2 * limit + 3);
  const at = (values: Int32Array, index: number): number => values[index] ?? 0;
  for (let d = 0; d <= limit; d++) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(forward, offset + k - 1) < at(forward, offset + k + 1));
      let x = down ? at(forward, offset + k + 1) : at(forward, offset + k - 1) + 1;
      let y = x - k;
      while (x < n && y < m && a[span.aStart + x] === b[span.bStart + y]) [x, y] = [x + 1, y + 1];
      forward[offset + k] = x;
      const reverse = delta - k;
      if (delta % 2 !== 0 && Math.abs(reverse) < d && x + at(backward, offset + reverse) >= n) return inside(span, x, y);
    }
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(backward, offset + k - 1) < at(backward, offset + k + 1));
      let x = down ? at(backward, offset + k + 1) : at(backward, offset + k - 1) + 1;
      let y = x - k;
      while (x < n && y < m && a[span.aEnd - x - 1] === b[span.bEnd - y - 1]) [x, y] = [x + 1, y + 1];
      backward[offset + k] = x;
      const reverse = delta - k;
      if (delta % 2 === 0 && Math.abs(reverse) <= d && x + at(forward, offset + reverse) >= n) return inside(span, n - x, m - y);
    }
  }
  return undefined;
};

/** A meeting point at a corner of the span would not make it smaller. */
const inside = (span: Span, x: number, y: number): [number, number] | undefined => {
  const point: [number, number] = [span.aStart + Math.max(0, x), span.bStart + Math.max(0, y)];
  const atStart = point[0] === span.aStart && point[1] === span.bStart;
  const atEnd = point[0] >= span.aEnd && point[1] >= span.bEnd;
  return atStart || atEnd || point[0] > span.aEnd || point[1] > span.bEnd ? undefined : point;
};
