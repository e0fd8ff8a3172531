/** A page of the first `limit` rows out of `limit + 1`, whose cursor is the id of its last row. */
export const pageFrom = <Row extends { _id: string }, Item>(
  rows: Row[],
  limit: number,
  show: (row: Row) => Item,
  cursorOf: (row: Row) => string = ({ _id }) => _id,
): { items: Item[]; nextCursor?: string } => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(show), ...(rows.length > limit && last !== undefined ? { nextCursor: cursorOf(last) } : {}) };
};
