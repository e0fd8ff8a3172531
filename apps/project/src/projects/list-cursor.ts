import { OperationError, projectIdSchema, type ProjectId } from '@constellation/contracts-kernel';
import { z } from 'zod';
import type { ProjectRow } from './project-row.ts';

export type ProjectOrder = 'opened' | 'name' | 'created';

/** Where a page ends: the sorted field's value, and the id that tells equal ones apart. */
export interface ListPosition {
  value: string | number;
  id: ProjectId;
}

const cursorSchema = z.tuple([z.enum(['opened', 'name', 'created']), z.union([z.string().max(400), z.number()]), projectIdSchema]);

export const positionOf = (row: ProjectRow, order: ProjectOrder): ListPosition => {
  if (order === 'name') return { value: row.nameKey, id: row._id };
  return { value: (order === 'created' ? row.createdAt : row.activeAt).getTime(), id: row._id };
};

export const encodeCursor = (order: ProjectOrder, { value, id }: ListPosition): string =>
  Buffer.from(JSON.stringify([order, value, id])).toString('base64url');

/** Throws `invalid_input` for a cursor that this list did not give, or that belongs to another order. */
export const decodeCursor = (cursor: string, order: ProjectOrder): ListPosition => {
  const parsed = cursorSchema.safeParse(readJson(Buffer.from(cursor, 'base64url').toString()));
  const valueFits = parsed.success && typeof parsed.data[1] === (order === 'name' ? 'string' : 'number');
  if (!parsed.success || !valueFits || parsed.data[0] !== order) {
    throw new OperationError('invalid_input', {
      issues: [{ pointer: '/cursor', message: 'Take the cursor of the page before, of the same order.' }],
    });
  }
  return { value: parsed.data[1], id: parsed.data[2] };
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
