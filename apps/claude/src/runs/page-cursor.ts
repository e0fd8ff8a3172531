import { OperationError } from '@constellation/contracts-kernel';
import { z } from 'zod';

const cursorSchema = z.tuple([z.iso.datetime(), z.string()]);

export interface PagePlace {
  at: Date;
  id: string;
}

/** Where a page ended, as the opaque text that clients send back. */
export const writeCursor = ({ at, id }: PagePlace): string => Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');

export const readCursor = (cursor: string | undefined): PagePlace | undefined => {
  if (cursor === undefined) return undefined;
  try {
    const [at, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { at: new Date(at), id };
  } catch {
    throw new OperationError('invalid_input', { issues: [{ pointer: '/cursor', message: 'Not a cursor of this list.' }] });
  }
};

/** Cuts a list that was read one longer than asked, and adds the cursor of its end when there is more. */
export const pageOfRows = <Row, Item>(
  rows: Row[],
  limit: number,
  placeOf: (row: Row) => PagePlace,
  view: (row: Row) => Item,
): { items: Item[]; nextCursor?: string } => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), ...(rows.length > limit && last !== undefined ? { nextCursor: writeCursor(placeOf(last)) } : {}) };
};
