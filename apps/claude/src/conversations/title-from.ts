const longest = 80;

/** A title from the first words of a message: its first line, cut between words. */
export const titleFrom = (text: string): string => {
  const line =
    text
      .replace(/\[\[.*?\]\]/g, '')
      .trim()
      .split('\n')[0]
      ?.trim() || 'New conversation';
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))}…`;
};
