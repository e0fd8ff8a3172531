import { z } from 'zod';

/** The two query parameters of every list: `limit` (1 to 200, default 50) and the opaque `cursor` of the page before. */
export const pageRequestFields = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(512).optional(),
};

/** A page of a list. `nextCursor` is absent on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.string().optional() });

export interface Page<Item> {
  items: Item[];
  nextCursor?: string | undefined;
}
