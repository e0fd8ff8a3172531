/** The name itself, or with the first free number after it. */
export const suggestName = (wish: string, taken: readonly string[]): string => {
  const base = wish.trim().slice(0, 76) || 'Project';
  const known = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base} ${number}`;
    if (!known.has(name.toLowerCase())) return name;
  }
};

/** The last part of a repository's address, without `.git`. */
export const nameOfRepository = (url: string): string =>
  decodeURIComponent(
    url
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .replace(/\.git$/, '')
      .split('/')
      .at(-1) ?? '',
  ).slice(0, 76);
