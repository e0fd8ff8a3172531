export interface TextStatistics {
  words: number;
  sentences: number;
  averageWordLength: number;
}

/** The words of a text in lower case. An apostrophe or a hyphen inside a word belongs to it. */
export function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu);
  return words ?? [];
}

/** The number of sentences; text after the last full stop counts as one. */
export function countSentences(text: string): number {
  const parts = text.split(/[.!?]+(?:\s|$)/u);
  return parts.filter((part) => wordsOf(part).length > 0).length;
}

export function statisticsOf(text: string): TextStatistics {
  const words = wordsOf(text);
  const letters = words.reduce((sum, word) => sum + [...word].length, 0);
  return {
    words: words.length,
    sentences: countSentences(text),
    averageWordLength: words.length === 0 ? 0 : letters / words.length,
  };
}

/** The most frequent words first; equally frequent ones in the order of the alphabet. */
export function mostFrequentWords(text: string, limit = 3): [word: string, count: number][] {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b));
  return sorted.slice(0, limit);
}
