/** A matching line as it is drawn: what is before, the match, what is after, without the indentation and cut to a readable length. */
export const cutLine = (text: string, range: readonly [number, number]): { before: string; match: string; after: string } => {
  const [start, end] = range;
  const lead = text.slice(0, start).trimStart();
  const before = lead.length > 30 ? `…${lead.slice(-30)}` : lead;
  return { before, match: text.slice(start, end), after: text.slice(end, end + 200) };
};
