/** A place in a text that resembles what was looked for. `line` counts from 1, `similarity` from 0 to 1. */
export interface NearLines {
  line: number;
  text: string;
  similarity: number;
}

const wordsOf = (line: string): Set<string> => new Set(line.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []);

const likeness = (a: Set<string>, b: Set<string>): number => {
  if (a.size === 0 && b.size === 0) return 1;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / (a.size + b.size - shared);
};

/**
 * The places of `text` that look most like `wanted` (both split by line; compared by the words they share), best first,
 * at most `count`, none below 0.4. For telling someone whose exact match failed where they probably meant. Looks at the
 * first 20,000 lines and the first 20 of `wanted`.
 */
export const nearestLines = (text: string, wanted: string, count = 3): NearLines[] => {
  const lines = text.split('\n', 20_000);
  const targets = wanted.replace(/\n$/, '').split('\n').slice(0, 20).map(wordsOf);
  const candidates = lines.map(wordsOf);
  const found: NearLines[] = [];
  for (let start = 0; start + targets.length <= candidates.length; start++) {
    let total = 0;
    for (const [index, target] of targets.entries()) total += likeness(candidates[start + index] ?? new Set(), target);
    const similarity = total / targets.length;
    if (similarity >= 0.4)
      found.push({
        line: start + 1,
        text: lines.slice(start, start + targets.length).join('\n'),
        similarity: Math.round(similarity * 100) / 100,
      });
  }
  return found.sort((a, b) => b.similarity - a.similarity || a.line - b.line).slice(0, count);
};
