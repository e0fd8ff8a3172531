const listed = 12;

/** The first parts of the paths in a listing with one path per line; notes in brackets or parentheses are left out. */
export const topLevelNames = (listing: string): string[] => {
  const paths = listing
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[([]|[:.]$/.test(line));
  const names = paths.map((path) => (path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/` : path));
  return [...new Set(names)].filter((name) => !name.startsWith('.')).toSorted();
};

/** A file's lines from what the read tool answers, without line numbers. */
export const fileLines = (numbered: string): string[] => numbered.split('\n').map((line) => line.replace(/^\s*\d+[\t→]/, ''));

/** A section in Markdown that lists names. */
export const contentsSection = (names: string[]): string => {
  const lines = names.slice(0, listed).map((name) => `- \`${name}\``);
  const rest = names.length - lines.length;
  return ['## Contents', '', ...lines, ...(rest > 0 ? [`- and ${rest} more`] : []), ...(lines.length === 0 ? ['Nothing yet.'] : [])].join(
    '\n',
  );
};
