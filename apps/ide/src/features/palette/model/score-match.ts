/** How well a text fits, and which characters matched. Higher is better. */
export interface Match {
  score: number;
  positions: readonly number[];
}

const isBoundary = (text: string, at: number): boolean => {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  const isSeparator = before === 47 || before === 45 || before === 95 || before === 46 || before === 32;
  const isHump = text[at] !== text[at]?.toLowerCase() && text[at - 1] === text[at - 1]?.toLowerCase();
  return isSeparator || isHump;
};

/**
 * Every letter of the query in order; runs, beginnings of words and the last part of a path count more. `undefined`: it does not match.
 * Greedy from the end of the path first, so that a file's name wins over its folders.
 */
export const scoreMatch = (text: string, query: string): Match | undefined => {
  if (query === '') return { score: 0, positions: [] };
  const lower = text.toLowerCase();
  const wanted = query.toLowerCase();
  const nameAt = text.lastIndexOf('/') + 1;
  return from(text, lower, wanted, nameAt, 40) ?? (nameAt > 0 ? from(text, lower, wanted, 0, 0) : undefined);
};

const from = (text: string, lower: string, wanted: string, start: number, bonus: number): Match | undefined => {
  const positions: number[] = [];
  let score = bonus;
  let at = start;
  for (const letter of wanted) {
    if (letter === ' ') continue;
    const found = lower.indexOf(letter, at);
    if (found === -1) return undefined;
    const isRun = positions.length > 0 && found === (positions.at(-1) ?? 0) + 1;
    score += (isRun ? 8 : 0) + (isBoundary(text, found) ? 10 : 0) + 1 - Math.min(5, found - at) * 0.5;
    positions.push(found);
    at = found + 1;
  }
  return { score: score - text.length * 0.02, positions };
};

/** The best `limit` of many texts, best first; equal ones keep their order. */
export const bestMatches = <Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  query: string,
  limit: number,
): { item: Item; match: Match }[] => {
  const found: { item: Item; match: Match }[] = [];
  for (const item of items) {
    const match = scoreMatch(textOf(item), query);
    if (match !== undefined) found.push({ item, match });
  }
  if (query !== '') found.sort((one, other) => other.match.score - one.match.score);
  return found.slice(0, limit);
};
