import { describe, expect, it } from 'vitest';
import { aProject } from '../testing/project-builder.ts';
import { decodeCursor, encodeCursor, positionOf } from './list-cursor.ts';

describe('the cursor of a list', () => {
  it.each(['opened', 'name', 'created'] as const)('comes back as the position it was made from (%s)', (order) => {
    const position = positionOf(aProject({ name: 'Café' }), order);
    expect(decodeCursor(encodeCursor(order, position), order)).toEqual(position);
  });

  it.each(['', 'x', Buffer.from('{}').toString('base64url'), Buffer.from('["name",1,"prj_x"]').toString('base64url')])(
    'is refused when it is none: %s',
    (cursor) => {
      expect(() => decodeCursor(cursor, 'name')).toThrow(expect.objectContaining({ code: 'invalid_input' }));
    },
  );

  it('is refused in a list of another order', () => {
    const cursor = encodeCursor('created', positionOf(aProject(), 'created'));
    expect(() => decodeCursor(cursor, 'opened')).toThrow(expect.objectContaining({ code: 'invalid_input' }));
    expect(() => decodeCursor(cursor, 'name')).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});
